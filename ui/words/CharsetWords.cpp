// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/CharsetWords.h"

#include <QCoreApplication>

namespace duopost {

QString charsetTitle(const QByteArray &charset)
{
    struct Row {
        const char *charset, *writing;
    };
    static constexpr Row rows[] = {
        {"utf-8", QT_TRANSLATE_NOOP("Charset", "Unicode")},
        {"windows-1252", QT_TRANSLATE_NOOP("Charset", "Western")},
        {"iso-8859-15", QT_TRANSLATE_NOOP("Charset", "Western")},
        {"windows-1250", QT_TRANSLATE_NOOP("Charset", "Central European")},
        {"iso-8859-2", QT_TRANSLATE_NOOP("Charset", "Central European")},
        {"windows-1251", QT_TRANSLATE_NOOP("Charset", "Cyrillic")},
        {"koi8-r", QT_TRANSLATE_NOOP("Charset", "Cyrillic")},
        {"koi8-u", QT_TRANSLATE_NOOP("Charset", "Cyrillic, Ukrainian")},
        {"iso-8859-5", QT_TRANSLATE_NOOP("Charset", "Cyrillic")},
        {"windows-1253", QT_TRANSLATE_NOOP("Charset", "Greek")},
        {"iso-8859-7", QT_TRANSLATE_NOOP("Charset", "Greek")},
        {"windows-1254", QT_TRANSLATE_NOOP("Charset", "Turkish")},
        {"windows-1255", QT_TRANSLATE_NOOP("Charset", "Hebrew")},
        {"iso-8859-8", QT_TRANSLATE_NOOP("Charset", "Hebrew")},
        {"windows-1256", QT_TRANSLATE_NOOP("Charset", "Arabic")},
        {"windows-1257", QT_TRANSLATE_NOOP("Charset", "Baltic")},
        {"windows-874", QT_TRANSLATE_NOOP("Charset", "Thai")},
        {"windows-1258", QT_TRANSLATE_NOOP("Charset", "Vietnamese")},
        {"gb18030", QT_TRANSLATE_NOOP("Charset", "Chinese, simplified")},
        {"big5", QT_TRANSLATE_NOOP("Charset", "Chinese, traditional")},
        {"shift_jis", QT_TRANSLATE_NOOP("Charset", "Japanese")},
        {"euc-jp", QT_TRANSLATE_NOOP("Charset", "Japanese")},
        {"iso-2022-jp", QT_TRANSLATE_NOOP("Charset", "Japanese")},
        {"euc-kr", QT_TRANSLATE_NOOP("Charset", "Korean")},
    };
    const QString name = QString::fromLatin1(charset).toUpper();
    for (const Row &row : rows) {
        if (charset == row.charset)
            return QStringLiteral("%1 (%2)").arg(QCoreApplication::translate("Charset", row.writing), name);
    }
    return name;
}

} // namespace duopost
