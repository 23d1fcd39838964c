// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Ids.h"
#include "mailcore/MailError.h"

#include <QWidget>
#include <functional>

class QLabel;
class QVBoxLayout;

namespace duopost {

class Strip;

/// Errors at the bottom of the window. Each stays until it is dismissed, tried again, or settled; the same
/// error of the same account is shown once.
class ErrorStrips : public QWidget {
    Q_OBJECT
public:
    using Retry = std::function<void()>;

    /// A failed connection is over when the next one works; a refused change must be read.
    enum class Until { Dismissed, Settled };

    explicit ErrorStrips(QWidget *parent = nullptr);
    /// @p accountName may be empty; without @p retry there is only a way to dismiss it.
    /// @p button says what @p retry does, if not trying again.
    void raise(
        AccountId account, const QString &accountName, const MailError &error, Until until, const Retry &retry,
        const QString &button = {});
    void settle(AccountId account); ///< the account works again
    QList<const Strip *> strips() const;

private:
    struct Entry {
        AccountId account;
        MailError::Kind kind;
        QString subject;
        Until until;
        Strip *strip;
    };
    void dismiss(Strip *strip);
    void arrange();

    QList<Entry> m_entries; // newest last
    QVBoxLayout *m_layout;
    QLabel *m_more;
};

} // namespace duopost
