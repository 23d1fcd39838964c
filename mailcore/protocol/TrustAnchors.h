// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <memory>

using X509_STORE = struct x509_store_st;

namespace duopost {

/// Whom we believe: the system's certificate authorities, and perhaps a few more. Immutable; any thread.
class TrustAnchors {
public:
    /// The system's, and those of a PEM file; empty = none more.
    /// @throws MailError FileUnreadable
    static TrustAnchors load(const QString &caFile);

    X509_STORE *store() const { return m_store.get(); }

private:
    std::shared_ptr<X509_STORE> m_store;
};

} // namespace duopost
