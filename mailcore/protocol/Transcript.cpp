// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/Transcript.h"

#include <QRandomGenerator>

namespace duopost {

namespace {

constexpr qsizetype maxLines = 400;
constexpr qsizetype maxLength = 300;
constexpr auto redacted = "<redacted>";

QList<QByteArray> words(QByteArrayView line)
{
    return line.toByteArray().split(' ');
}

bool isOneOf(const QByteArray &word, std::initializer_list<const char *> names)
{
    for (const auto *name : names) {
        if (word.compare(name, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

// During log-in a line of ours is shown only as far as it is known to be harmless: the default is to hide it.
QByteArray hideSent(QByteArrayView line)
{
    const auto parts = words(line);
    if (parts.size() >= 2 && isOneOf(parts[1], {"CAPABILITY", "LOGOUT", "STARTTLS", "NOOP"}))
        return parts[0] + ' ' + parts[1];
    if (isOneOf(parts[0], {"CAPA", "QUIT", "STLS", "STARTTLS"}) && parts.size() == 1)
        return parts[0];
    if (parts.size() >= 3 && isOneOf(parts[1], {"AUTHENTICATE"}))
        return parts[0] + ' ' + parts[1] + ' ' + parts[2]
            + (parts.size() > 3 ? QByteArray(" ") + redacted : QByteArray());
    if (parts.size() >= 2 && isOneOf(parts[0], {"AUTH"}))
        return parts[0] + ' ' + parts[1] + (parts.size() > 2 ? QByteArray(" ") + redacted : QByteArray());
    if (parts.size() >= 2 && isOneOf(parts[1], {"LOGIN"}))
        return parts[0] + ' ' + parts[1] + ' ' + redacted;
    if (parts.size() >= 2 && isOneOf(parts[0], {"USER", "PASS"}))
        return parts[0] + ' ' + redacted;
    return redacted;
}

QByteArray hideReceived(QByteArrayView line)
{
    // SASL challenges ("+ base64") can be enough to attack a password off-line.
    if (line.startsWith("334"))
        return QByteArray("334 ") + redacted;
    return line.startsWith('+') && !line.startsWith("+OK") ? QByteArray("+ ") + redacted : line.toByteArray();
}

} // namespace

void Transcript::sent(QByteArrayView line)
{
    add("C: ", m_secret ? QByteArrayView(hideSent(line)) : line);
}

void Transcript::received(QByteArrayView line)
{
    add("S: ", m_secret ? QByteArrayView(hideReceived(line)) : line);
}

void Transcript::note(const QString &text)
{
    add("-- ", text.toUtf8());
}

void Transcript::beginSecrets()
{
    m_secret = true;
}

void Transcript::endSecrets()
{
    m_secret = false;
}

void Transcript::forbid(const Secret &secret)
{
    if (secret.isEmpty())
        return;
    mask(secret);
    auto encoded = secret.toBase64();
    while (encoded.view().endsWith('='))
        encoded.resize(encoded.size() - 1);
    mask(encoded);
}

void Transcript::mask(const Secret &secret)
{
    Masked entry{.pad = secret, .masked = secret};
    for (qsizetype i = 0; i < secret.size(); ++i) {
        entry.pad.data()[i] = static_cast<char>(QRandomGenerator::global()->bounded(256));
        entry.masked.data()[i] ^= entry.pad.data()[i];
    }
    m_forbidden << std::move(entry);
}

qsizetype Transcript::Masked::findIn(QByteArrayView text, qsizetype from) const
{
    const auto *one = pad.view().data();
    const auto *two = masked.view().data();
    for (auto at = from; at + masked.size() <= text.size(); ++at) {
        qsizetype i = 0;
        while (i < masked.size() && text[at + i] == static_cast<char>(one[i] ^ two[i]))
            ++i;
        if (i == masked.size())
            return at;
    }
    return -1;
}

QByteArray Transcript::scrub(QByteArrayView text) const
{
    auto result = text.toByteArray();
    for (const auto &secret : m_forbidden) {
        for (qsizetype at = 0; (at = secret.findIn(result, at)) >= 0;)
            result.replace(at, secret.masked.size(), redacted);
    }
    return result;
}

QStringList Transcript::since(qint64 position) const
{
    return m_lines.mid(qMax<qint64>(0, position - m_first));
}

void Transcript::add(const char *prefix, QByteArrayView line)
{
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    // Scrub before cutting: a secret must not survive because the cut went through it.
    auto text = scrub(line);
    if (text.size() > maxLength)
        text = text.left(maxLength) + " ...";
    m_lines << QString::fromLatin1(prefix) + QString::fromUtf8(text);
    if (m_lines.size() > maxLines) {
        const auto surplus = m_lines.size() - maxLines + maxLines / 4;
        m_lines.remove(0, surplus);
        m_first += surplus;
    }
}

} // namespace duopost
