// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/FiltersWindow.h"

#include "mailcore/MailService.h"
#include "ui/accounts/CertificateDialog.h"
#include "ui/accounts/ServerForm.h"
#include "ui/filters/AbsencePage.h"
#include "ui/filters/FilterWords.h"
#include "ui/filters/RulesPage.h"
#include "ui/filters/ScriptsPage.h"
#include "ui/words/ErrorText.h"
#include "ui/words/Futures.h"
#include "ui/words/Words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>

namespace duopost {

namespace {

QLabel *paragraph(const QString &text, QWidget *parent, const char *name = "")
{
    auto *label = new QLabel(text, parent);
    label->setObjectName(QString::fromLatin1(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

FiltersWindow::FiltersWindow(MailService &service, const Account &account, QWidget *parent)
    : QDialog(parent, Qt::Window), m_service(service), m_filters(*service.filters()), m_account(account),
      m_pages(new QStackedWidget(this)), m_problem(paragraph({}, this, "problem")),
      m_note(paragraph({}, this, "subtle")), m_save(new QPushButton(tr("Save and acti&vate"), this)),
      m_close(new QPushButton(tr("Cl&ose"), this))
{
    setWindowTitle(tr("Filters and absence: %1").arg(account.name));
    auto *waiting = paragraph(tr("Asking the server…"), m_pages, "subtle");
    waiting->setAlignment(Qt::AlignCenter);
    m_pages->insertWidget(Waiting, waiting);
    m_pages->insertWidget(Absent, makeAbsent());
    m_pages->insertWidget(Present, makePresent());
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_problem->hide();
    m_save->setObjectName(QStringLiteral("primary"));
    m_save->setAutoDefault(false);
    m_close->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(12);
    buttons->addWidget(m_note, 1);
    buttons->addWidget(m_close);
    buttons->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 18);
    layout->setSpacing(12);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_problem);
    layout->addLayout(buttons);
    resize(1020, 680);
    setMinimumSize(640, 480);
    connect(m_save, &QPushButton::clicked, this, &FiltersWindow::save);
    connect(m_close, &QPushButton::clicked, this, &FiltersWindow::reject);
    learnFolders();
    load();
}

FiltersWindow::~FiltersWindow() = default;

QWidget *FiltersWindow::makeAbsent()
{
    auto *page = new QWidget(m_pages);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    m_about = paragraph(
        tr("No filters can be reached on the server. Not every provider offers them to mail programs; some "
           "have them in "
           "their webmail only. If yours names a server for filters (ManageSieve), enter it here."),
        page);
    layout->addWidget(m_about);
    m_why = paragraph({}, page, "subtle");
    m_why->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_server = new ServerForm(Service::Filters, page);
    auto *again = new QPushButton(tr("&Try this server"), page);
    again->setAutoDefault(false);
    m_look = new QPushButton(tr("&Look at the certificate…"), page);
    m_look->setObjectName(QStringLiteral("look"));
    m_look->setAutoDefault(false);
    m_look->hide();
    layout->addWidget(m_look, 0, Qt::AlignLeft);
    layout->addWidget(m_server);
    layout->addWidget(again, 0, Qt::AlignLeft);
    layout->addWidget(m_why);
    layout->addStretch(1);
    connect(again, &QPushButton::clicked, this, &FiltersWindow::tryServer);
    connect(m_server, &ServerForm::edited, again, [this, again] { again->setEnabled(m_server->isComplete()); });
    return page;
}

QWidget *FiltersWindow::makePresent()
{
    auto *page = new QWidget(m_pages);
    m_summary = paragraph({}, page);
    m_summary->setObjectName(QStringLiteral("summary"));
    // With POP3 it is what is most easily overlooked, and costs mail.
    m_warning = paragraph(
        filterWarning(m_account.protocol), page,
        m_account.protocol == Protocol::Pop3 ? "filterWarning" : "subtle");
    m_foreign = paragraph({}, page);
    m_foreign->setObjectName(QStringLiteral("foreign"));
    m_own = new QPushButton(page);
    m_own->setObjectName(QStringLiteral("own"));
    m_own->setAutoDefault(false);
    m_tabs = new QTabWidget(page);
    m_tabs->setObjectName(QStringLiteral("filterPages"));
    m_rules = new RulesPage(m_account.protocol, m_tabs);
    m_absence = new AbsencePage(m_tabs);
    m_scripts = new ScriptsPage(m_filters, m_account.id, m_tabs);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_rules, tr("Rules"));
    m_tabs->addTab(m_absence, tr("Absence"));
    m_tabs->addTab(m_scripts, tr("As text"));
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(m_summary);
    layout->addWidget(m_warning);
    layout->addWidget(m_foreign);
    layout->addWidget(m_own, 0, Qt::AlignLeft);
    layout->addWidget(m_tabs, 1);
    connect(m_rules, &RulesPage::edited, this, &FiltersWindow::updateState);
    connect(m_absence, &AbsencePage::edited, this, &FiltersWindow::updateState);
    connect(m_scripts, &ScriptsPage::edited, this, &FiltersWindow::updateState);
    connect(m_tabs, &QTabWidget::currentChanged, this, &FiltersWindow::updateState);
    connect(m_scripts, &ScriptsPage::loaded, this, &FiltersWindow::showState);
    connect(m_scripts, &ScriptsPage::failed, this, qOverload<const MailError &>(&FiltersWindow::tell));
    connect(m_own, &QPushButton::clicked, this, [this] {
        const auto *active = m_state.active();
        const bool both = m_state.server.extensions.contains(QStringLiteral("include"));
        beginOwn(active && both ? active->name : QString());
    });
    return page;
}

void FiltersWindow::learnFolders()
{
    whenFinished(
        m_service.folders(m_account.id), this,
        [this](const QList<Folder> &folders) {
            QList<FilterFolder> known;
            for (const auto &folder : folders) {
                if (folder.remoteName.isEmpty() || !folder.selectable || folder.where == Where::OnlyHere)
                    continue; // a filter knows only what the server has
                known << FilterFolder{
                    folder.role == FolderRole::None ? folder.path : folderTitle(folder),
                    filterFolderName(folder)};
                if (folder.role == FolderRole::Junk)
                    m_rules->setJunk(filterFolderName(folder));
            }
            m_rules->setFolders(known);
        },
        [this](const MailError &error) { tell(error); });
    m_rules->setJunk(QStringLiteral("Junk"));
}

void FiltersWindow::load()
{
    m_pages->setCurrentIndex(Waiting);
    m_problem->hide();
    m_busy = true;
    updateState();
    whenFinished(
        m_filters.load(m_account.id), this, [this](const FilterState &state) { showState(state); },
        [this](const MailError &error) { failedToLoad(error); });
}

// Somebody is there who did not let us in, or cannot prove who it is.
void FiltersWindow::failedToLoad(const MailError &error)
{
    m_busy = false;
    m_server->setValue(m_account.filters.value_or(ServerAddress{
        m_account.incoming.host, defaultPort(Service::Filters, Security::StartTls), Security::StartTls,
        m_account.incoming.user}));
    m_why->clear();
    m_about->hide();
    m_look->disconnect(this);
    m_look->setVisible(error.certificate() != nullptr);
    connect(m_look, &QPushButton::clicked, this, [this, shown = error.certificate()] {
        auto *dialog = new CertificateDialog(*shown, true, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QDialog::accepted, this, [this, shown] {
            whenFinished(
                m_service.acceptCertificate(*shown), this, [this] { load(); },
                [this](const MailError &problem) { tell(problem); });
        });
        dialog->open();
    });
    m_pages->setCurrentIndex(Absent);
    tell(error);
    updateState();
}

void FiltersWindow::tryServer()
{
    m_account.filters = m_server->value();
    m_problem->hide();
    whenFinished(
        m_service.updateAccount(m_account, false), this, [this] { load(); },
        [this](const MailError &error) { tell(error); });
}

void FiltersWindow::showState(const FilterState &state)
{
    m_busy = false;
    m_problem->hide();
    m_state = state;
    if (!state.server.there) {
        m_server->setValue(state.server.address);
        m_why->setText(state.server.why);
        m_about->show();
        m_look->hide();
        m_pages->setCurrentIndex(Absent);
        updateState();
        return;
    }
    m_summary->setText(summarySentence(state.summary, locale()));
    m_scripts->setState(state);
    edit(state);
    m_pages->setCurrentIndex(Present);
    updateState();
}

// Which script the form shows: the active one if it can show all of it, else its own, if nothing else is
// active.
void FiltersWindow::edit(const FilterState &state)
{
    m_foreign->hide();
    m_own->hide();
    const auto *active = state.active();
    const auto *own = state.named(ownFilterScript());
    const auto *shown = active ? active : own;
    if (!shown)
        return take(ownFilterScript(), {});
    const auto read = readFilters(shown->script);
    if (!read.filters || !shown->unreadable.isEmpty())
        return offerOwn(*shown, read);
    take(shown->name == passingFilterScript() ? ownFilterScript() : shown->name, *read.filters);
}

void FiltersWindow::offerOwn(const FilterScript &other, const ReadFilters &read)
{
    m_target.clear();
    m_rules->setRules({});
    m_absence->setNotice({}, m_state.server.extensions);
    m_foreign->setText(
        tr("The script “%1” does more than this form can show (line %2: %3). It stays as it is; you can "
           "edit it as text.")
            .arg(other.name)
            .arg(qMax(1, read.line))
            .arg(read.why.isEmpty() ? other.unreadable : read.why));
    m_foreign->show();
    const auto *own = m_state.named(ownFilterScript());
    const bool free = other.name != ownFilterScript() && (!own || readFilters(own->script).filters);
    const bool both = m_state.server.extensions.contains(QStringLiteral("include"));
    m_own->setText(both ? tr("Add &rules in front of it") : tr("Write &rules instead of it"));
    m_own->setToolTip(
        both ? tr("A second script becomes active, which carries out your rules and then this one")
             : tr("A second script becomes active when you save; this one stays on the server, switched off"));
    m_own->setVisible(free);
}

void FiltersWindow::beginOwn(const QString &besides)
{
    FilterSet filters;
    if (const auto *own = m_state.named(ownFilterScript()))
        filters = readFilters(own->script).filters.value_or(FilterSet());
    if (!besides.isEmpty() && !filters.includes.contains(besides))
        filters.includes << besides;
    m_own->hide();
    m_foreign->setText(
        besides.isEmpty() ? tr("When you save, these rules take the place of the script that is active now.")
                          : tr("After these rules the server carries out the script “%1”.").arg(besides));
    take(ownFilterScript(), filters);
    updateState();
}

void FiltersWindow::take(const QString &name, const FilterSet &filters)
{
    m_target = name;
    m_before.reset();
    if (const auto *script = m_state.named(name))
        m_before = script->script;
    m_shown = filters;
    m_rules->setRules(filters.rules);
    m_absence->setNotice(filters.absence, m_state.server.extensions);
    if (!filters.includes.isEmpty()) {
        m_foreign->setText(tr("After these rules the server carries out the script “%1”.")
                               .arg(filters.includes.join(QStringLiteral(", "))));
        m_foreign->show();
    }
    m_shown.absence = m_absence->notice(); // as the form gives it back
}

void FiltersWindow::tell(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->show();
}

void FiltersWindow::tell(const MailError &error)
{
    const QString details = errorDetails(error);
    tell(details.isEmpty() ? errorText(error) : errorText(error) + QLatin1Char('\n') + details);
}

void FiltersWindow::reject()
{
    if (!isChanged() && !m_scripts->isChanged())
        return QDialog::reject();
    auto *question = new QMessageBox(
        QMessageBox::Question, tr("Filters and absence"),
        tr("What you changed is not saved. Close the window anyway?"), QMessageBox::Cancel, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    auto *yes = question->addButton(tr("Close &without saving"), QMessageBox::DestructiveRole);
    connect(yes, &QAbstractButton::clicked, this, [this] { QDialog::reject(); });
    question->open();
}

} // namespace duopost
