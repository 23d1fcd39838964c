// SPDX-License-Identifier: GPL-3.0-or-later
// OpenSSL's objects with an owner, and its words for what went wrong.
#pragma once

#include <QString>
#include <memory>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

namespace duopost {

template <auto Free> struct OpenSslFree {
    template <class T> void operator()(T *object) const { Free(object); }
};
inline void freeCertificates(STACK_OF(X509) * list)
{
    sk_X509_pop_free(list, X509_free);
}
using X509Ptr = std::unique_ptr<X509, OpenSslFree<X509_free>>;
using X509StorePtr = std::unique_ptr<X509_STORE, OpenSslFree<X509_STORE_free>>;
using X509ListPtr = std::unique_ptr<STACK_OF(X509), OpenSslFree<freeCertificates>>;
using SslPtr = std::unique_ptr<SSL, OpenSslFree<SSL_free>>;
using SslContextPtr = std::unique_ptr<SSL_CTX, OpenSslFree<SSL_CTX_free>>;
using BioPtr = std::unique_ptr<BIO, OpenSslFree<BIO_free>>;

/// The oldest error of this thread's queue, which is emptied.
struct OpenSslFault {
    int reason = 0; ///< SSL_R_…
    QString text;
};
OpenSslFault takeOpenSslFault();

} // namespace duopost
