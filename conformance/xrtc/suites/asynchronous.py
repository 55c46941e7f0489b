"""The asynchronous client of the original SDK, unmodified."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Coroutine
from typing import Any

from suites.report import expect, run
from suites.target import Target

TARGET = Target.of_environment()
os.environ.update(TARGET.urls())

from xrtc import AXRTC, Item, XRTCException  # noqa: E402 - it reads its configuration from the environment

GET_TIMEOUT_S = 5.0
SLOW_S = 10.0  # How late an answer may be on a busy machine.


def main() -> None:
    loop = asyncio.new_event_loop()
    xrtc = loop.run_until_complete(opened())
    for check in (
        a_probe_brings_what_was_set_and_a_second_one_nothing,
        lifo_and_fifo_order_the_same_items,
        cutoff_leaves_out_older_items,
        no_portals_means_all_portals,
        twenty_sets_at_once_are_all_taken,
        a_watch_waits_for_an_item,
        a_watch_that_sees_nothing_ends_after_five_seconds,
        a_fifo_stream_brings_items_as_they_come,
        a_lifo_stream_brings_items_as_they_come,
        a_stream_over_two_portals_brings_both,
        a_stream_with_cutoff_leaves_out_what_was_there,
        a_stream_that_sees_nothing_ends_after_five_seconds,
    ):
        run(check, xrtc, until_complete=loop.run_until_complete)
    loop.run_until_complete(xrtc.__aexit__(None, None, None))
    loop.close()
    run(a_wrong_key_is_error_35)
    run(a_portal_id_too_long_is_error_30)
    run(a_payload_over_the_limit_is_error_20)
    run(a_get_without_the_cookie_is_error_10011)


async def opened() -> AXRTC:
    return await AXRTC().__aenter__()


async def read(xrtc: AXRTC, *portals: str, **options: object) -> list[tuple[float, Item]]:
    """Items with the moment each came out of the SDK."""
    named = [{"portalid": portal} for portal in portals]
    return [(time.monotonic(), item) async for item in xrtc.get_item(portals=named, **options)]


async def payloads(xrtc: AXRTC, *portals: str, **options: object) -> list[str]:
    return [item.payload for _, item in await read(xrtc, *portals, **options)]


async def drain(xrtc: AXRTC, *portals: str) -> None:
    for portal in portals:
        while await payloads(xrtc, portal):
            pass


async def publish(xrtc: AXRTC, portal: str, *texts: str, every_s: float = 0.0) -> dict[str, float]:
    """The moment each item was sent."""
    sent = {}
    for text in texts:
        await asyncio.sleep(every_s)
        sent[text] = time.monotonic()
        await xrtc.set_item(items=[{"portalid": portal, "payload": text}])
    return sent


async def a_probe_brings_what_was_set_and_a_second_one_nothing(xrtc: AXRTC) -> str:
    await drain(xrtc, "alpha")
    await publish(xrtc, "alpha", "ünïcode 😀")
    got = await payloads(xrtc, "alpha"), await payloads(xrtc, "alpha")
    expect(got == (["ünïcode 😀"], []), str(got))
    return str(got)


async def lifo_and_fifo_order_the_same_items(xrtc: AXRTC) -> str:
    await publish(xrtc, "alpha", "1", "2", "3")
    lifo = await payloads(xrtc, "alpha", schedule="LIFO")
    await publish(xrtc, "alpha", "1", "2", "3")
    fifo = await payloads(xrtc, "alpha", schedule="FIFO")
    expect(lifo == ["3", "2", "1"] and fifo == ["1", "2", "3"], f"LIFO {lifo}, FIFO {fifo}")
    return f"LIFO {lifo}, FIFO {fifo}"


async def cutoff_leaves_out_older_items(xrtc: AXRTC) -> str:
    await publish(xrtc, "alpha", "old")
    await publish(xrtc, "alpha", "new", every_s=3.0)
    got = await payloads(xrtc, "alpha", cutoff=2500)
    expect(got == ["new"], str(got))
    return f"{got} of an item 3 s old and a new one, with a cutoff of 2.5 s"


async def no_portals_means_all_portals(xrtc: AXRTC) -> str:
    await publish(xrtc, "alpha", "all a")
    await publish(xrtc, "beta", "all b")
    got = {item.payload for _, item in await read(xrtc)}
    expect({"all a", "all b"} <= got, str(got))
    return f"{len(got)} items, those of two portals among them"


async def twenty_sets_at_once_are_all_taken(xrtc: AXRTC) -> str:
    await drain(xrtc, "alpha", "beta")
    await asyncio.gather(*(publish(xrtc, ("alpha", "beta")[n % 2], str(n)) for n in range(20)))
    # One after the other: all twenty do not fit the 1 KB of one answer.
    got = sorted([int(text) for portal in ("alpha", "beta") for text in await payloads(xrtc, portal)])
    expect(got == list(range(20)), str(got))
    return f"{len(got)} items in two portals"


async def a_watch_waits_for_an_item(xrtc: AXRTC) -> str:
    await drain(xrtc, "alpha")
    started = time.monotonic()
    got, _ = await asyncio.gather(payloads(xrtc, "alpha", mode="watch"), publish(xrtc, "alpha", "late", every_s=0.7))
    took = time.monotonic() - started
    expect(got == ["late"] and 0.5 < took < GET_TIMEOUT_S, f"{got} after {took:.3f} s")
    return f"{got} after {took:.3f} s, set after 0.7 s"


async def a_watch_that_sees_nothing_ends_after_five_seconds(xrtc: AXRTC) -> str:
    return await empty_after_the_timeout(xrtc, "watch")


async def a_fifo_stream_brings_items_as_they_come(xrtc: AXRTC) -> str:
    return await streamed(xrtc, "FIFO")


async def a_lifo_stream_brings_items_as_they_come(xrtc: AXRTC) -> str:
    return await streamed(xrtc, "LIFO")


async def streamed(xrtc: AXRTC, schedule: str) -> str:
    await drain(xrtc, "alpha")
    texts = [f"{schedule} {n}" for n in range(12)]
    started = time.monotonic()
    got, sent = await asyncio.gather(
        read(xrtc, "alpha", mode="stream", schedule=schedule), publish(xrtc, "alpha", *texts, every_s=0.2)
    )
    took = time.monotonic() - started
    expect([item.payload for _, item in got] == texts, str([item.payload for _, item in got]))
    slowest_ms = max((at - sent[item.payload]) * 1000 for at, item in got)
    # Half a stream: what was held back to its end would be later.
    expect(slowest_ms < 500 * GET_TIMEOUT_S, f"an item that came {slowest_ms:.0f} ms after it was sent")
    expect(-1.5 < took - GET_TIMEOUT_S < SLOW_S, f"the end after {took:.3f} s")
    return f"{len(got)} items, each within {slowest_ms:.1f} ms, ended after {took:.3f} s"


async def a_stream_over_two_portals_brings_both(xrtc: AXRTC) -> str:
    await drain(xrtc, "alpha", "beta")
    got, _, _ = await asyncio.gather(
        read(xrtc, "alpha", "beta", mode="stream", schedule="FIFO"),
        publish(xrtc, "alpha", "a1", "a2", every_s=0.3),
        publish(xrtc, "beta", "b1", "b2", every_s=0.4),
    )
    seen = sorted((item.portalid, item.payload) for _, item in got)
    expect(seen == [("alpha", "a1"), ("alpha", "a2"), ("beta", "b1"), ("beta", "b2")], str(seen))
    return str(seen)


async def a_stream_with_cutoff_leaves_out_what_was_there(xrtc: AXRTC) -> str:
    await publish(xrtc, "alpha", "before")
    await asyncio.sleep(3.0)
    got, _ = await asyncio.gather(
        payloads(xrtc, "alpha", mode="stream", cutoff=2500), publish(xrtc, "alpha", "during", every_s=0.3)
    )
    expect(got == ["during"], str(got))
    return str(got)


async def a_stream_that_sees_nothing_ends_after_five_seconds(xrtc: AXRTC) -> str:
    return await empty_after_the_timeout(xrtc, "stream")


async def empty_after_the_timeout(xrtc: AXRTC, mode: str) -> str:
    await drain(xrtc, "alpha")
    started = time.monotonic()
    got = await payloads(xrtc, "alpha", mode=mode)
    took = time.monotonic() - started
    expect(got == [] and -1.5 < took - GET_TIMEOUT_S < SLOW_S, f"{got} after {took:.3f} s")
    return f"no items, no error, after {took:.3f} s"


async def a_wrong_key_is_error_35() -> str:
    saved = os.environ["API_KEY"]
    os.environ["API_KEY"] = "0" * 32
    try:
        await opened()
    except XRTCException as refused:
        expect("INVALID_CREDENTIALS" in str(refused), str(refused))
        return str(refused)
    finally:
        os.environ["API_KEY"] = saved
    raise AssertionError("the login succeeded")


async def a_portal_id_too_long_is_error_30() -> str:
    async with AXRTC() as xrtc:
        return await refused_with("INVALID_ARGUMENTS", publish(xrtc, "p" * 33, "x"))


async def a_payload_over_the_limit_is_error_20() -> str:
    async with AXRTC() as xrtc:
        return await refused_with("INPUT_BINARYJSON_PARSE_FAIL", publish(xrtc, "alpha", "x" * 1100))


async def a_get_without_the_cookie_is_error_10011() -> str:
    async with AXRTC() as xrtc:
        xrtc._session.cookie_jar.clear()  # the SDK has no way to lose its session on purpose
        return await refused_with("SESSION_INVALIDATED", payloads(xrtc, "alpha"))


async def refused_with(name: str, call: Coroutine[Any, Any, object]) -> str:
    try:
        await call
    except XRTCException as refused:
        expect(name in str(refused), str(refused))
        return str(refused)
    raise AssertionError("the call succeeded")


main()
