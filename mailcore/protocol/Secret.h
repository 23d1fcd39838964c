// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <memory>
#include <vector>

namespace duopost {

/// Overwrites memory in a way that no compiler leaves out.
void wipe(void *memory, size_t size);

template <class T> struct WipingAllocator {
    using value_type = T;
    WipingAllocator() = default;
    template <class U> WipingAllocator(const WipingAllocator<U> &) { }
    T *allocate(size_t count) { return std::allocator<T>().allocate(count); }
    void deallocate(T *memory, size_t count)
    {
        wipe(memory, count * sizeof(T));
        std::allocator<T>().deallocate(memory, count);
    }
    bool operator==(const WipingAllocator &) const = default;
};

/// A password or token, or what was made of one. Its memory is overwritten before it is given back, also when
/// it grows; copies are as careful. Never put it into a QString or QByteArray: those leave their bytes behind.
class Secret {
public:
    Secret() = default;
    Secret(const char *text) : Secret(QByteArrayView(text)) { }
    Secret(const QByteArray &bytes) : Secret(QByteArrayView(bytes)) { }
    explicit Secret(QByteArrayView bytes) : m_bytes(bytes.begin(), bytes.end()) { }

    QByteArrayView view() const { return {m_bytes.data(), size()}; }
    qsizetype size() const { return static_cast<qsizetype>(m_bytes.size()); }
    bool isEmpty() const { return m_bytes.empty(); }
    char *data() { return m_bytes.data(); }
    void resize(qsizetype size) { m_bytes.resize(static_cast<size_t>(size)); }
    void append(QByteArrayView bytes) { m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end()); }
    Secret toBase64() const;

    /// For a text that came from elsewhere as a QString: taken over, and wiped there as far as it is not
    /// shared.
    static Secret take(QString &text);

private:
    std::vector<char, WipingAllocator<char>> m_bytes;
};

} // namespace duopost
