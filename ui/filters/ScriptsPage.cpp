// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/ScriptsPage.h"

#include "ui/filters/ScriptEditor.h"
#include "ui/words/ErrorText.h"
#include "ui/words/Futures.h"

#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>

namespace duopost {

namespace {

constexpr int nameRole = Qt::UserRole;

QPushButton *button(const QString &text, QWidget *parent, const char *name)
{
    auto *made = new QPushButton(text, parent);
    made->setObjectName(QString::fromLatin1(name));
    made->setAutoDefault(false);
    return made;
}

} // namespace

ScriptsPage::ScriptsPage(Filters &filters, AccountId account, QWidget *parent)
    : QWidget(parent), m_filters(filters), m_account(account), m_list(new QListWidget(this)),
      m_editor(new ScriptEditor(this)), m_verdict(new QLabel(this)),
      m_new(button(tr("&New script…"), this, "small")), m_check(button(tr("Chec&k"), this, "check")),
      m_save(button(tr("Save and acti&vate"), this, "saveScript")),
      m_activate(button(tr("&Activate"), this, "small")), m_remove(button(tr("&Delete…"), this, "small"))
{
    m_list->setAccessibleName(tr("Scripts on the server"));
    m_list->setObjectName(QStringLiteral("scripts"));
    m_list->setMaximumWidth(320);
    m_verdict->setWordWrap(true);
    m_verdict->setTextFormat(Qt::PlainText);
    m_verdict->setObjectName(QStringLiteral("verdict"));
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_verdict->hide();
    auto *few = new QHBoxLayout;
    few->setSpacing(6);
    few->addWidget(m_new);
    few->addWidget(m_activate);
    few->addWidget(m_remove);
    few->addStretch(1);
    auto *left = new QVBoxLayout;
    left->setSpacing(8);
    left->addWidget(m_list, 1);
    left->addLayout(few);
    auto *below = new QHBoxLayout;
    below->setSpacing(8);
    below->addWidget(m_verdict, 1);
    below->addStretch(0);
    below->addWidget(m_check);
    below->addWidget(m_save);
    auto *right = new QVBoxLayout;
    right->setSpacing(8);
    right->addWidget(m_editor, 1);
    right->addLayout(below);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 16, 0, 4);
    layout->setSpacing(16);
    layout->addLayout(left, 1);
    layout->addLayout(right, 3);
    connect(m_list, &QListWidget::currentRowChanged, this, &ScriptsPage::choose);
    connect(m_editor, &ScriptEditor::textChanged, this, [this] {
        updateState();
        emit edited();
    });
    connect(m_check, &QPushButton::clicked, this, &ScriptsPage::check);
    connect(m_save, &QPushButton::clicked, this, &ScriptsPage::save);
    connect(m_new, &QPushButton::clicked, this, &ScriptsPage::beginNew);
    connect(m_remove, &QPushButton::clicked, this, &ScriptsPage::askToRemove);
    connect(m_activate, &QPushButton::clicked, this, [this] {
        const auto *script = chosen();
        if (script)
            act(m_filters.activate(m_account, script->active ? QString() : script->name));
    });
    updateState();
}

void ScriptsPage::setState(const FilterState &state)
{
    const auto before = name();
    m_state = state;
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    int row = state.scripts.isEmpty() ? -1 : 0;
    for (const auto &script : state.scripts) {
        auto *item
            = new QListWidgetItem(script.active ? tr("%1 (active)").arg(script.name) : script.name, m_list);
        item->setData(nameRole, script.name);
        if (script.name == before || (before.isEmpty() && script.active))
            row = m_list->count() - 1;
    }
    m_list->setCurrentRow(row);
    choose();
}

QString ScriptsPage::name() const
{
    const auto *item = m_list->currentItem();
    return item ? item->data(nameRole).toString() : QString();
}

const FilterScript *ScriptsPage::chosen() const
{
    return m_state.named(name());
}

bool ScriptsPage::isChanged() const
{
    return m_editor->document()->isModified();
}

void ScriptsPage::showScript(const QString &wanted)
{
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->data(nameRole).toString() == wanted)
            m_list->setCurrentRow(row);
}

void ScriptsPage::choose()
{
    const auto *script = chosen();
    m_editor->setScript(script ? script->script : QByteArray());
    m_editor->setReadOnly(m_list->currentRow() < 0 || (script && !script->unreadable.isEmpty()));
    m_verdict->hide();
    if (script && !script->unreadable.isEmpty())
        tell({.text = script->unreadable}, {});
    updateState();
}

void ScriptsPage::updateState()
{
    const auto *script = chosen();
    const bool any = m_list->currentRow() >= 0 && !m_editor->isReadOnly();
    m_check->setEnabled(any && !m_busy && m_state.server.canCheck);
    m_check->setToolTip(
        m_state.server.canCheck ? QString() : tr("This server checks a script only when it is stored."));
    m_save->setEnabled(any && !m_busy && (isChanged() || (script && !script->active)));
    m_activate->setEnabled(script && !m_busy);
    m_activate->setText(script && script->active ? tr("S&witch off") : tr("&Activate"));
    m_remove->setEnabled(script && !script->active && !m_busy);
    m_new->setEnabled(!m_busy);
}

void ScriptsPage::tell(const FilterVerdict &verdict, const QString &good)
{
    m_verdict->setObjectName(verdict.ok ? QStringLiteral("verdict") : QStringLiteral("problem"));
    m_verdict->setText(
        verdict.ok ? verdict.text.isEmpty() ? good : good + QLatin1Char('\n') + verdict.text : verdict.text);
    m_verdict->style()->unpolish(m_verdict);
    m_verdict->style()->polish(m_verdict);
    m_verdict->show();
    if (!verdict.ok && !verdict.lines.isEmpty())
        m_editor->showLine(verdict.lines.first());
}

void ScriptsPage::check()
{
    m_busy = true;
    updateState();
    whenFinished(
        m_filters.check(m_account, m_editor->script()), this,
        [this](const FilterVerdict &verdict) {
            m_busy = false;
            tell(verdict, tr("The server accepts this script."));
            updateState();
        },
        [this](const MailError &error) {
            m_busy = false;
            updateState();
            emit failed(error);
        });
}

void ScriptsPage::save()
{
    FilterSave wish{
        .name = name(), .script = m_editor->script(), .activate = true, .activeBefore = m_state.summary.script};
    if (const auto *script = chosen())
        wish.before = script->script;
    m_busy = true;
    updateState();
    whenFinished(
        m_filters.save(m_account, wish), this,
        [this](const FilterSaved &saved) {
            m_busy = false;
            switch (saved.outcome) {
            case FilterSaved::Outcome::Saved:
                m_editor->document()->setModified(false);
                emit loaded(saved.state);
                tell(saved.verdict, tr("Stored, read back, and active."));
                break;
            case FilterSaved::Outcome::Refused:
                tell(saved.verdict, {});
                break;
            case FilterSaved::Outcome::ChangedElsewhere:
                tell(
                    {.text = tr("Somebody else changed this script meanwhile. On the server it is now:\n%1")
                                 .arg(QString::fromUtf8(saved.theirs.value_or(QByteArray())))},
                    {});
                break;
            }
            updateState();
        },
        [this](const MailError &error) {
            m_busy = false;
            updateState();
            emit failed(error);
        });
}

void ScriptsPage::act(const QFuture<FilterState> &future)
{
    m_busy = true;
    updateState();
    whenFinished(
        future, this,
        [this](const FilterState &state) {
            m_busy = false;
            emit loaded(state);
        },
        [this](const MailError &error) {
            m_busy = false;
            updateState();
            emit failed(error);
        });
}

void ScriptsPage::askToRemove()
{
    const auto *script = chosen();
    if (!script)
        return;
    auto *question = new QMessageBox(
        QMessageBox::Question, tr("Delete script"),
        tr("Delete the script “%1” from the server? This cannot be undone.").arg(script->name),
        QMessageBox::Cancel, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    auto *yes = question->addButton(tr("&Delete"), QMessageBox::DestructiveRole);
    connect(yes, &QAbstractButton::clicked, this, [this, gone = script->name] {
        act(m_filters.remove(m_account, gone));
    });
    question->open();
}

void ScriptsPage::beginNew()
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("New script"));
    dialog->setLabelText(tr("Name of the script:"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &text) {
        const auto wanted = text.trimmed();
        if (wanted.isEmpty() || wanted == passingFilterScript() || m_state.named(wanted))
            return showScript(wanted);
        auto *item = new QListWidgetItem(wanted, m_list);
        item->setData(nameRole, wanted);
        m_list->setCurrentItem(item);
        m_editor->setFocus();
    });
    dialog->open();
}

} // namespace duopost
