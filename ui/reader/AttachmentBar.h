// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailError.h"
#include "mailcore/Message.h"
#include "ui/reader/AttachmentSaver.h"

#include <QFrame>

class QGridLayout;
class QLabel;
class QPushButton;

namespace duopost {

class AttachmentChip;
struct AttachmentKind;

/// The attachments of the open message as chips; Save all for several. Programs are saved, never opened.
class AttachmentBar : public QFrame {
    Q_OBJECT
public:
    explicit AttachmentBar(QWidget *parent = nullptr);
    void showAttachments(const ParsedMessagePtr &message); ///< null hides the bar
    void saveAllTo(const QString &folder);

signals:
    void failed(const duopost::MailError &error);
    void saved(const QString &where);
    void messageWanted(const QByteArray &raw); ///< an attached message is to be read

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    AttachmentChip *makeChip(const Attachment &attachment);
    void arrange();
    void showContent(const AttachmentChip &chip);
    void askAndOpen(const Attachment &attachment, const AttachmentKind &kind);
    void open(const Attachment &attachment);
    void refuseToOpen(const Attachment &attachment);
    void askAndSave(const Attachment &attachment);
    void askAndSaveAll();
    void save(const Attachment &attachment, const QString &path, Existing existing);

    QLabel *m_title;
    QPushButton *m_saveAll;
    QGridLayout *m_grid;
    QList<AttachmentChip *> m_chips;
    QList<Attachment> m_attachments;
    QString m_lastFolder;
};

} // namespace duopost
