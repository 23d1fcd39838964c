// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/TrustAnchors.h"

#include "mailcore/MailError.h"
#include "mailcore/protocol/OpenSsl.h"

#include <QDir>
#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <openssl/err.h>
#include <openssl/pem.h>

namespace duopost {

namespace {

// Where the system keeps a folder that OpenSSL itself can search, a chain costs reading one file. Elsewhere Qt
// knows how to ask the system.
void addSystemAnchors(X509_STORE *store)
{
    const auto fromEnvironment = qEnvironmentVariable(X509_get_default_cert_dir_env());
    const QDir folder(
        fromEnvironment.isEmpty() ? QString::fromLocal8Bit(X509_get_default_cert_dir()) : fromEnvironment);
    // The default paths would also read the bundle beside it, every certificate of it, for each connection.
    const bool searchable = !folder.entryList({QStringLiteral("????????.0")}, QDir::Files).isEmpty();
    if (searchable && !qEnvironmentVariableIsSet(X509_get_default_cert_file_env())) {
        auto *lookup = X509_STORE_add_lookup(store, X509_LOOKUP_hash_dir());
        if (lookup && X509_LOOKUP_add_dir(lookup, QFile::encodeName(folder.path()), X509_FILETYPE_PEM) == 1)
            return;
    }
    if (!folder.isEmpty(QDir::Files)) {
        X509_STORE_set_default_paths(store);
        return;
    }
    for (const auto &certificate : QSslConfiguration::systemCaCertificates()) {
        const auto der = certificate.toDer();
        const auto *at = reinterpret_cast<const unsigned char *>(der.constData());
        const X509Ptr anchor(d2i_X509(nullptr, &at, der.size()));
        if (anchor)
            X509_STORE_add_cert(store, anchor.get());
    }
}

void addFile(X509_STORE *store, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw MailError(MailError::Kind::FileUnreadable, path, {}, file.errorString());
    const auto pem = file.readAll();
    const BioPtr memory(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
    int count = 0;
    for (;;) {
        const X509Ptr anchor(PEM_read_bio_X509(memory.get(), nullptr, nullptr, nullptr));
        if (!anchor)
            break;
        X509_STORE_add_cert(store, anchor.get());
        ++count;
    }
    ERR_clear_error(); // the end of the file is an error to OpenSSL
    if (count == 0)
        throw MailError(MailError::Kind::FileUnreadable, path, {}, QStringLiteral("no certificate in it"));
}

} // namespace

TrustAnchors TrustAnchors::load(const QString &caFile)
{
    TrustAnchors anchors;
    anchors.m_store = std::shared_ptr<X509_STORE>(X509_STORE_new(), X509_STORE_free);
    addSystemAnchors(anchors.m_store.get());
    if (!caFile.isEmpty())
        addFile(anchors.m_store.get(), caFile);
    return anchors;
}

} // namespace duopost
