// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/seconddevice/SecondDeviceWindow.h"

#include "mailcore/MailService.h"
#include "ui/seconddevice/DeviceDelegate.h"
#include "ui/seconddevice/DeviceModel.h"
#include "ui/seconddevice/DifferenceWords.h"
#include "ui/seconddevice/HereView.h"
#include "ui/seconddevice/SecondDeviceChoice.h"
#include "ui/words/Dates.h"
#include "ui/words/ErrorText.h"
#include "ui/words/Words.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace duopost {

namespace {
constexpr int lookAfterMs = 1500; // by then what was done here has mostly reached the server
constexpr int lookEveryMs = 20'000;
constexpr int readableWidth = 680;
} // namespace

SecondDeviceWindow::SecondDeviceWindow(MailService &service, const Account &account, QWidget *parent)
    : QDialog(parent, Qt::Window), m_service(service), m_account(std::make_unique<const Account>(account)),
      m_model(new DeviceModel(this)), m_pages(new QStackedWidget(this)),
      m_choice(new SecondDeviceChoice(service, account, this)), m_problem(new QLabel(this))
{
    setWindowTitle(tr("Second device for %1").arg(account.name));
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setContentsMargins(20, 0, 20, 0);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_problem->hide();
    m_begin = new QPushButton(tr("&Connect"), this);
    m_begin->setObjectName(QStringLiteral("primary"));
    m_begin->setDefault(true);
    auto *first = new QWidget(this);
    auto *column = new QWidget(first);
    column->setMaximumWidth(readableWidth);
    auto *page = new QVBoxLayout(column);
    page->setContentsMargins(24, 24, 24, 18);
    page->setSpacing(18);
    page->addWidget(m_choice);
    page->addWidget(m_begin, 0, Qt::AlignRight);
    page->addStretch(1);
    auto *middle = new QHBoxLayout(first);
    middle->setContentsMargins(0, 0, 0, 0);
    middle->addStretch(1);
    middle->addWidget(column, 20);
    middle->addStretch(1);
    m_pages->addWidget(first);
    m_pages->addWidget(makeComparison());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_problem);
    resize(980, 660);
    setMinimumSize(520, 420);

    m_lookSoon.setSingleShot(true);
    m_lookSoon.setInterval(lookAfterMs);
    connect(&m_lookSoon, &QTimer::timeout, this, [this] {
        if (m_device && !m_device->isBusy() && !m_looksHere)
            m_device->look();
        else if (m_device)
            m_lookSoon.start();
    });
    m_lookOn.setInterval(lookEveryMs);
    connect(&m_lookOn, &QTimer::timeout, this, [this] {
        if (isVisible() && m_look->isEnabled())
            look();
    });
    const auto check = [this] { m_begin->setEnabled(m_choice->isComplete()); };
    connect(m_choice, &SecondDeviceChoice::edited, this, check);
    connect(m_begin, &QPushButton::clicked, this, &SecondDeviceWindow::begin);
    check();
}

SecondDeviceWindow::~SecondDeviceWindow()
{
    if (m_device)
        m_device->disconnect(this); // it may tell that it ends
}

AccountId SecondDeviceWindow::account() const
{
    return m_account->id;
}

QWidget *SecondDeviceWindow::makeComparison()
{
    auto *page = new QWidget(this);
    m_table = new QTableView(page);
    m_table->setObjectName(QStringLiteral("columns"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new DeviceDelegate(m_table));
    m_table->setAccessibleName(tr("This computer, second device and server"));
    m_table->setSelectionBehavior(QTableView::SelectRows);
    m_table->setSelectionMode(QTableView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setVerticalScrollMode(QTableView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(DeviceDelegate::rowHeight(m_table->font()));
    auto *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsClickable(false);
    header->setSectionResizeMode(QHeaderView::Stretch);
    header->setMinimumSectionSize(150);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setFixedHeight(2 * header->fontMetrics().height() + 16);
    m_bar = new QProgressBar(page);
    m_bar->setRange(0, 1);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Looking"));
    m_sum = new QLabel(page);
    m_sum->setTextFormat(Qt::PlainText);
    m_look = new QPushButton(tr("&Look again"), page);
    m_look->setObjectName(QStringLiteral("primary"));
    m_keepLooking = new QCheckBox(tr("&Keep looking"), page);
    m_keepLooking->setToolTip(tr("All three are looked at again every 20 seconds"));
    m_keepLooking->setChecked(true);
    m_onlyLook = new QCheckBox(tr("&Only look"), page);
    m_onlyLook->setToolTip(tr("The second device changes nothing on the server"));
    m_onlyLook->setChecked(true);
    m_why = new QLabel(page);
    m_why->setObjectName(QStringLiteral("why"));
    m_why->setTextFormat(Qt::PlainText);
    m_why->setWordWrap(true);
    m_why->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_why->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_why->setMinimumHeight(4 * fontMetrics().lineSpacing()); // one more line moves nothing
    m_why->setAccessibleName(tr("Why they differ"));
    auto *onSecond = new QLabel(tr("On the second device:"), page);
    onSecond->setObjectName(QStringLiteral("subtle"));
    m_read = new QPushButton(page);
    m_star = new QPushButton(page);
    m_delete = new QPushButton(tr("&Delete…"), page);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(20, 14, 20, 12);
    top->addWidget(m_sum, 1);
    top->addWidget(m_keepLooking);
    top->addSpacing(8);
    top->addWidget(m_look);
    auto *actions = new QHBoxLayout;
    actions->setSpacing(10);
    actions->addWidget(onSecond);
    for (auto *button : {m_read, m_star, m_delete}) {
        button->setAutoDefault(false);
        actions->addWidget(button);
    }
    actions->addStretch(1);
    actions->addWidget(m_onlyLook);
    auto *below = new QVBoxLayout;
    below->setContentsMargins(20, 12, 20, 16);
    below->setSpacing(12);
    below->addWidget(m_why);
    below->addLayout(actions);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_bar);
    layout->addWidget(m_table, 1);
    layout->addLayout(below);
    connect(m_look, &QPushButton::clicked, this, &SecondDeviceWindow::look);
    connect(
        m_keepLooking, &QCheckBox::toggled, this, [this](bool on) { on ? m_lookOn.start() : m_lookOn.stop(); });
    connect(m_onlyLook, &QCheckBox::clicked, this, &SecondDeviceWindow::lookOnly);
    connect(m_read, &QPushButton::clicked, this, [this] {
        if (const auto *message = currentOnSecond())
            act(message->flags.testFlag(MessageFlag::Seen) ? DeviceAction::MarkUnread : DeviceAction::MarkRead);
    });
    connect(m_star, &QPushButton::clicked, this, [this] {
        if (const auto *message = currentOnSecond())
            act(message->flags.testFlag(MessageFlag::Flagged) ? DeviceAction::Unstar : DeviceAction::Star);
    });
    connect(m_delete, &QPushButton::clicked, this, &SecondDeviceWindow::askToDelete);
    connect(
        m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &SecondDeviceWindow::updateActions);
    return page;
}

void SecondDeviceWindow::begin()
{
    m_other = std::make_unique<Account>(m_choice->value());
    connectDevice();
    if (!m_device) {
        m_problem->setText(tr("There can be no second device for this account."));
        m_problem->show();
        return;
    }
    m_problem->hide();
    m_here = new HereView(m_service, *m_account, this);
    connect(m_here, &HereView::changed, this, &SecondDeviceWindow::showHere);
    connect(m_here, &HereView::failed, this, &SecondDeviceWindow::tell);
    m_pages->setCurrentIndex(1);
    m_look->setDefault(true);
    m_table->setFocus();
    m_lookOn.start();
    updateCaptions();
    updateActions();
    m_device->look();
}

// The message that is looked at stays the same one, wherever it has moved to.
void SecondDeviceWindow::keepCurrent(const std::function<void()> &change)
{
    const auto *row = current();
    const std::optional<DeviceRow> before = row ? std::optional(*row) : std::nullopt;
    change();
    const QFont font = m_table->font();
    m_table->clearSpans();
    for (int i = 0; i < m_model->rowCount(); ++i) {
        const bool heading = !m_model->row(i);
        if (heading)
            m_table->setSpan(i, 0, 1, sideCount);
        m_table->setRowHeight(
            i, heading ? DeviceDelegate::headingHeight(font) : DeviceDelegate::rowHeight(font));
    }
    const int place = before ? m_model->rowOf(*before) : -1;
    if (place >= 0 || m_model->rowCount() > 1)
        m_table->setCurrentIndex(m_model->index(qMax(1, place), 0));
    updateCaptions();
    updateActions();
}

void SecondDeviceWindow::showHere()
{
    const auto &known = m_model->sides()[static_cast<size_t>(Side::Here)];
    const bool news = known && *known != m_here->messages();
    keepCurrent([this] { m_model->setSide(Side::Here, m_here->messages()); });
    if (news)
        m_lookSoon.start();
}

void SecondDeviceWindow::showView(const DeviceView &view)
{
    const auto side = view.side == DeviceView::Side::Server ? Side::Server : Side::Second;
    m_views[static_cast<size_t>(side)] = view;
    m_problem->hide();
    keepCurrent([&] { m_model->setSide(side, view.messages); });
}

void SecondDeviceWindow::showBusy()
{
    const bool busy = m_looksHere || m_device->isBusy();
    m_bar->setRange(0, busy ? 0 : 1);
    m_look->setEnabled(!busy);
    updateActions();
}

void SecondDeviceWindow::updateCaptions()
{
    const auto now = QDateTime::currentDateTime();
    const auto caption = [&](int folders, const QDateTime &asOf) {
        if (!asOf.isValid())
            return tr("%Ln folder(s)", nullptr, folders);
        return tr("%1, as of %2")
            .arg(tr("%Ln folder(s)", nullptr, folders), freshness(asOf.toLocalTime(), now, locale()));
    };
    m_model->setCaption(
        Side::Here,
        tr("%1: %2").arg(protocolTitle(m_account->protocol), caption(m_here->folderCount(), m_here->asOf())));
    for (const auto side : {Side::Second, Side::Server}) {
        const auto &view = m_views[static_cast<size_t>(side)];
        const bool looked = m_model->sides()[static_cast<size_t>(side)].has_value();
        const bool blind = side == Side::Server && m_account->protocol == Protocol::Pop3
            && m_other->protocol == Protocol::Pop3;
        const QString text = looked ? caption(static_cast<int>(view.folders.size()), view.asOf)
            : blind                 ? tr("POP3 cannot look without fetching")
                                    : tr("looking…");
        m_model->setCaption(
            side, side == Side::Second ? tr("%1: %2").arg(protocolTitle(m_other->protocol), text) : text);
    }
    const int differences = m_model->differences();
    m_sum->setText(
        m_model->rowCount() == 0 ? tr("Looking at all three…")
            : differences == 0   ? tr("All three have the same.")
                                 : tr("%Ln message(s) are not the same everywhere.", nullptr, differences));
}

const DeviceRow *SecondDeviceWindow::current() const
{
    return m_model->row(m_table->currentIndex().row());
}

const DeviceMessage *SecondDeviceWindow::currentOnSecond() const
{
    const auto *row = current();
    return row && row->role == FolderRole::Inbox && row->side(Side::Second) && !row->messageId.isEmpty()
        ? &*row->side(Side::Second)
        : nullptr;
}

void SecondDeviceWindow::updateActions()
{
    const auto *message = currentOnSecond();
    for (auto *button : {m_read, m_star, m_delete})
        button->setEnabled(
            message && m_device && !m_looksHere && !m_device->isBusy() && !m_onlyLook->isChecked());
    const auto flags = message ? message->flags : MessageFlags();
    m_read->setText(flags.testFlag(MessageFlag::Seen) ? tr("Mark as &unread") : tr("Mark as &read"));
    m_star->setText(flags.testFlag(MessageFlag::Flagged) ? tr("Remove &star") : tr("Add &star"));
    const auto *row = current();
    if (!row) {
        m_why->setText({});
        return;
    }
    DifferenceContext context{
        .here = m_account->protocol, .second = m_other->protocol, .ledger = m_here->ledger(), .facts = {}};
    if (row->side(Side::Here))
        context.facts = m_here->factsFor(*row->side(Side::Here));
    const auto sentences = differenceSentences(*row, m_model->sides(), context);
    m_why->setText(
        sentences.isEmpty() ? tr("This message is the same everywhere.") : sentences.join(QLatin1Char('\n')));
}

void SecondDeviceWindow::tell(const MailError &error)
{
    if (error.kind() == MailError::Kind::Cancelled || error.kind() == MailError::Kind::RemovalNeedsConsent)
        return; // known, or being asked about
    const QString details = errorDetails(error);
    m_problem->setText(details.isEmpty() ? errorText(error) : errorText(error) + QLatin1Char('\n') + details);
    m_problem->setContentsMargins(20, 4, 20, 14);
    m_problem->show();
}

} // namespace duopost
