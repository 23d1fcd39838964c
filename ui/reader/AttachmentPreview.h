// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/AttachmentKind.h"
#include "mailcore/Message.h"

#include <QDialog>

class QLabel;
class QStackedWidget;

namespace duopost {

/// An attachment looked at without another program: a picture, a text, the first page of a PDF, a visiting
/// card. A window of its own; several may be open.
class AttachmentPreview : public QDialog {
    Q_OBJECT
public:
    AttachmentPreview(const Attachment &attachment, const AttachmentKind &kind, QWidget *parent = nullptr);

    static bool canShow(const AttachmentKind &kind);

signals:
    void openWanted();
    void saveWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showPicture(const QFuture<QImage> &picture, const QString &otherwise);
    void showText(const QString &text);
    void showCard(const QByteArray &content);
    void fit();

    QStackedWidget *m_pages;
    QLabel *m_picture, *m_sentence;
    QImage m_image;
};

} // namespace duopost
