// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/PeopleDialog.h"

#include "mailcore/Composing.h"
#include "mailcore/MailService.h"
#include "mailcore/Writing.h"
#include "ui/compose/AttachFile.h"
#include "ui/theme/Icons.h"
#include "ui/words/Futures.h"

#include <QCollator>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <algorithm>
#include <vector>

namespace duopost {

namespace {

constexpr int mostShown = 500;
constexpr int keyRole = Qt::UserRole; ///< what forgetPerson() knows the entry by

QString titleOf(const KnownPerson &person)
{
    return person.group.isEmpty()
        ? display(person.address)
        : PeopleDialog::tr("%1, a group of %Ln", nullptr, static_cast<int>(person.group.size()))
              .arg(person.address.name);
}

} // namespace

PeopleDialog::PeopleDialog(MailService &service, QWidget *parent)
    : QDialog(parent), m_service(service), m_filter(new QLineEdit(this)), m_list(new QListWidget(this)),
      m_oneIcon(lineIcon(QStringLiteral("account"))), m_groupIcon(lineIcon(QStringLiteral("reply-all"))),
      m_note(new QLabel(this)), m_forget(new QPushButton(tr("Forget"), this))
{
    setObjectName(QStringLiteral("peopleDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("People"));
    auto *about = new QLabel(
        tr("Whom you wrote to is offered when you type a recipient. It is kept on this computer only."), this);
    about->setWordWrap(true);
    m_filter->setPlaceholderText(tr("Name or address"));
    m_filter->setAccessibleName(tr("Name or address"));
    m_filter->setClearButtonEnabled(true);
    m_list->setAccessibleName(tr("People"));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setUniformItemSizes(true);
    m_list->setIconSize({18, 18});
    m_list->setSpacing(1);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_note->setObjectName(QStringLiteral("subtle"));
    m_note->setWordWrap(true);
    auto *import = new QPushButton(tr("Import visiting cards…"), this);
    auto *close = new QPushButton(tr("Close"), this);
    for (auto *button : {m_forget, import, close})
        button->setAutoDefault(false);
    m_forget->setToolTip(tr("They are not offered any more, until you write to them again"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(import);
    buttons->addWidget(m_forget);
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 18);
    layout->setSpacing(12);
    layout->addWidget(about);
    layout->addWidget(m_filter);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_note);
    layout->addLayout(buttons);
    resize(520, 460);
    connect(m_filter, &QLineEdit::textChanged, this, &PeopleDialog::fill);
    connect(m_list, &QListWidget::itemSelectionChanged, this, [this] {
        m_forget->setEnabled(!m_list->selectedItems().isEmpty());
    });
    connect(m_forget, &QPushButton::clicked, this, &PeopleDialog::forget);
    connect(import, &QPushButton::clicked, this, &PeopleDialog::chooseFile);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    fill();
    m_filter->setFocus();
}

// Without words by name; else those that are meant most likely first.
QList<KnownPerson> PeopleDialog::shownPeople() const
{
    const QString words = m_filter->text().trimmed();
    if (!words.isEmpty())
        return m_service.writing()->people(words, mostShown);
    QCollator order{locale()};
    order.setCaseSensitivity(Qt::CaseInsensitive);
    std::vector<std::pair<QCollatorSortKey, KnownPerson>> sorted; // thousands: each is looked at once
    const auto all = m_service.writing()->everybody();
    for (const KnownPerson &one : all)
        sorted.emplace_back(
            order.sortKey(one.address.name.isEmpty() ? one.address.address : one.address.name), one);
    std::sort(sorted.begin(), sorted.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    QList<KnownPerson> result;
    for (const auto &[key, one] : sorted) {
        if (result.size() < mostShown)
            result << one;
    }
    return result;
}

void PeopleDialog::fill()
{
    m_list->clear();
    const auto people = shownPeople();
    for (const KnownPerson &person : people) {
        const bool one = person.group.isEmpty();
        auto *item = new QListWidgetItem(one ? m_oneIcon : m_groupIcon, titleOf(person), m_list);
        item->setData(keyRole, person.group.isEmpty() ? person.address.address : person.address.name);
        if (!person.group.isEmpty())
            item->setToolTip(person.group.mid(0, 20).join(QLatin1Char('\n')));
    }
    m_forget->setEnabled(false);
    m_note->setText(
        people.isEmpty()                ? tr("Nobody fits.")
            : people.size() < mostShown ? tr("%Ln name(s)", nullptr, static_cast<int>(people.size()))
                                        : tr("Only the first %Ln are shown.", nullptr, mostShown));
}

void PeopleDialog::chooseFile()
{
    auto *dialog = new QFileDialog(
        this, tr("Import visiting cards"), QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
        tr("Visiting cards (*.vcf *.vcard);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &PeopleDialog::importFile);
    dialog->open();
}

void PeopleDialog::importFile(const QString &path)
{
    const auto failing = [this](const MailError &error) { emit failed(error); };
    whenFinished(
        readAttachment(path), this,
        [this, failing](const OutgoingPart &file) {
            whenFinished(
                m_service.writing()->importPeople(file.content), this,
                [this](int added) {
                    fill();
                    m_note->setText(
                        added > 0 ? tr("%Ln new name(s)", nullptr, added) : tr("Nobody in this file is new."));
                },
                failing);
        },
        failing);
}

void PeopleDialog::forget()
{
    const auto chosen = m_list->selectedItems();
    for (const auto *item : chosen) {
        whenFinished(
            m_service.writing()->forgetPerson(item->data(keyRole).toString()), this, [this] { fill(); },
            [this](const MailError &error) { emit failed(error); });
    }
}

} // namespace duopost
