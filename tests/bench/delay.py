# SPDX-License-Identifier: GPL-3.0-or-later
"""A TCP proxy that makes a far server of a near one: every byte arrives so much later, order and speed stay."""
import asyncio
import sys

PIECE = 1 << 18
AT_ONCE = 1 << 25  # bytes under way in one direction; more than any window needs


async def carry(reader, writer, seconds):
    loop = asyncio.get_running_loop()
    queue, room, under_way = asyncio.Queue(), asyncio.Event(), 0
    room.set()

    async def deliver():
        nonlocal under_way
        while True:
            due, data = await queue.get()
            wait = due - loop.time()
            if wait > 0:
                await asyncio.sleep(wait)
            if not data:
                break
            writer.write(data)
            under_way -= len(data)
            room.set()
            await writer.drain()
        if writer.can_write_eof():
            writer.write_eof()

    delivery = asyncio.create_task(deliver())
    try:
        while True:
            await room.wait()
            data = await reader.read(PIECE)
            queue.put_nowait((loop.time() + seconds, data))
            if not data:
                break
            under_way += len(data)
            if under_way > AT_ONCE:
                room.clear()
        await delivery
    except OSError:
        delivery.cancel()


async def serve(target, seconds):
    async def connection(reader, writer):
        # A new connection costs a round trip before the first byte.
        await asyncio.sleep(2 * seconds)
        there_reader, there_writer = await asyncio.open_connection("127.0.0.1", target, limit=PIECE)
        await asyncio.gather(carry(reader, there_writer, seconds), carry(there_reader, writer, seconds),
                             return_exceptions=True)
        for each in (writer, there_writer):
            each.close()

    server = await asyncio.start_server(connection, "127.0.0.1", 0, limit=PIECE)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)  # ends with its owner


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), float(sys.argv[2])))
