"""The blocking client of the original SDK, unmodified."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable

from suites.report import Skip, expect, run
from suites.target import Target

TARGET = Target.of_environment()
os.environ.update(TARGET.urls())

from xrtc import XRTC, XRTCException  # noqa: E402 - it reads its configuration from the environment

GET_TIMEOUT_S = 5.0
SLOW_S = 10.0  # How late an answer may be on a busy machine.
SESSION_IDLE_S = 60.0


def main() -> None:
    with XRTC() as xrtc, XRTC() as other, XRTC() as unused:
        unused_since = time.monotonic()
        run(login_time_is_the_servers_clock, xrtc)
        run(a_probe_brings_what_was_set, xrtc)
        run(a_second_probe_brings_nothing, xrtc)
        run(another_session_has_a_cursor_of_its_own, xrtc, other)
        run(lifo_brings_the_newest_first, xrtc)
        run(fifo_brings_the_oldest_first, xrtc)
        run(cutoff_leaves_out_older_items, xrtc)
        run(two_portals_in_one_get, xrtc)
        run(a_ring_keeps_the_last_ten, xrtc)
        run(of_twelve_items_in_one_set_the_first_ten_are_used, xrtc)
        run(no_portals_means_all_portals_and_moves_no_cursor, xrtc, other)
        run(an_unknown_portal_is_empty_and_no_error, xrtc)
        run(a_portal_id_of_32_characters_is_taken, xrtc)
        run(a_watch_answers_at_once_when_an_item_is_there, xrtc)
        run(a_watch_waits_for_an_item, xrtc, other)
        run(a_watch_that_sees_nothing_ends_after_five_seconds, xrtc)
        run(a_stream_brings_what_is_there, xrtc)
        run(a_stream_that_sees_nothing_ends_after_five_seconds, xrtc)
        run(a_wrong_key_is_error_35)
        run(a_wrong_account_is_error_35)
        run(a_portal_id_of_33_characters_is_error_30, other)
        run(a_portal_id_with_other_characters_is_error_30, other)
        run(a_payload_over_the_limit_is_error_20, other)
        run(a_session_unused_for_a_minute_has_ended, unused, unused_since)
    run(logging_in_too_often_is_error_45)


def items(xrtc: XRTC, portal: str, **options: object) -> list[str]:
    return [item.payload for item in xrtc.get_item(portals=[{"portalid": portal}], **options)]


def drain(xrtc: XRTC, *portals: str) -> None:
    """Moves the session's cursors past everything that earlier checks left."""
    for portal in portals:
        while items(xrtc, portal):
            pass


def publish(xrtc: XRTC, portal: str, *payloads: str) -> None:
    for payload in payloads:
        xrtc.set_item(items=[{"portalid": portal, "payload": payload}])


def refused_with(name: str, call: Callable[..., object], *arguments: object) -> str:
    """The message of the SDK's exception, which must name the error."""
    try:
        call(*arguments)
    except XRTCException as refused:
        expect(name in str(refused), str(refused))
        return str(refused)
    raise AssertionError("the call succeeded")


def login_time_is_the_servers_clock(xrtc: XRTC) -> str:
    differs_ms = abs(xrtc.login_time - time.time() * 1000)
    expect(differs_ms < 5_000, f"login_time {xrtc.login_time}")
    return f"{xrtc.login_time}, {differs_ms:.0f} ms from here"


def a_probe_brings_what_was_set(xrtc: XRTC) -> str:
    drain(xrtc, "alpha")
    payload = 'text with "quotes", ünïcode 😀 and a \\ in it'
    publish(xrtc, "alpha", payload)
    got = list(xrtc.get_item(portals=[{"portalid": "alpha"}]))
    expect([item.payload for item in got] == [payload], str(got))
    expect(got[0].portalid == "alpha" and abs(got[0].servertimestamp - time.time() * 1000) < 5_000, str(got))
    return str(got[0].dict())


def a_second_probe_brings_nothing(xrtc: XRTC) -> str:
    got = items(xrtc, "alpha")
    expect(got == [], str(got))
    return "no items, no error"


def another_session_has_a_cursor_of_its_own(xrtc: XRTC, other: XRTC) -> str:
    drain(other, "alpha")
    publish(xrtc, "alpha", "for both")
    got = items(xrtc, "alpha"), items(other, "alpha")
    expect(got == (["for both"], ["for both"]), str(got))
    return str(got)


def lifo_brings_the_newest_first(xrtc: XRTC) -> str:
    publish(xrtc, "alpha", "1", "2", "3")
    got = items(xrtc, "alpha", schedule="LIFO")
    expect(got == ["3", "2", "1"], str(got))
    return str(got)


def fifo_brings_the_oldest_first(xrtc: XRTC) -> str:
    publish(xrtc, "alpha", "1", "2", "3")
    got = items(xrtc, "alpha", schedule="FIFO")
    expect(got == ["1", "2", "3"], str(got))
    return str(got)


def cutoff_leaves_out_older_items(xrtc: XRTC) -> str:
    publish(xrtc, "alpha", "old")
    time.sleep(3.0)
    publish(xrtc, "alpha", "new")
    got = items(xrtc, "alpha", cutoff=2500)
    expect(got == ["new"], str(got))
    return f"{got} of an item 3 s old and a new one, with a cutoff of 2.5 s"


def two_portals_in_one_get(xrtc: XRTC) -> str:
    drain(xrtc, "alpha", "beta")
    publish(xrtc, "alpha", "a")
    publish(xrtc, "beta", "b")
    got = {item.portalid: item.payload for item in xrtc.get_item(portals=[{"portalid": "alpha"}, {"portalid": "beta"}])}
    expect(got == {"alpha": "a", "beta": "b"}, str(got))
    return str(got)


def a_ring_keeps_the_last_ten(xrtc: XRTC) -> str:
    publish(xrtc, "alpha", *map(str, range(13)))
    got = items(xrtc, "alpha", schedule="FIFO")
    expect(got == [str(n) for n in range(3, 13)], str(got))
    return f"{len(got)} of 13, {got[0]} to {got[-1]}"


def of_twelve_items_in_one_set_the_first_ten_are_used(xrtc: XRTC) -> str:
    xrtc.set_item(items=[{"portalid": "alpha", "payload": str(n)} for n in range(12)])
    got = items(xrtc, "alpha", schedule="FIFO")
    expect(got == [str(n) for n in range(10)], str(got))
    return f"{got[0]} to {got[-1]}"


def no_portals_means_all_portals_and_moves_no_cursor(xrtc: XRTC, other: XRTC) -> str:
    drain(other, "alpha", "beta")
    publish(xrtc, "alpha", "all a")
    publish(xrtc, "beta", "all b")
    for _ in range(2):
        seen = {(item.portalid, item.payload) for item in other.get_item(portals=[])}
        expect({("alpha", "all a"), ("beta", "all b")} <= seen, str(seen))
    got = items(other, "alpha"), items(other, "beta")
    expect(got == (["all a"], ["all b"]), f"after it, named gets brought {got}")
    return f"twice {len(seen)} items of {sorted({portal for portal, _ in seen})}, and named gets still brought theirs"


def an_unknown_portal_is_empty_and_no_error(xrtc: XRTC) -> str:
    got = items(xrtc, "nobodySetThis")
    expect(got == [], str(got))
    return "no items, no error"


def a_portal_id_of_32_characters_is_taken(xrtc: XRTC) -> str:
    portal = "p" * 32
    publish(xrtc, portal, "long name")
    got = items(xrtc, portal)
    expect(got[-1:] == ["long name"], str(got))
    return str(got[-1:])


def a_watch_answers_at_once_when_an_item_is_there(xrtc: XRTC) -> str:
    drain(xrtc, "alpha")
    publish(xrtc, "alpha", "there")
    started = time.monotonic()
    got = items(xrtc, "alpha", mode="watch")
    took = time.monotonic() - started
    expect(got == ["there"] and took < GET_TIMEOUT_S, f"{got} after {took:.3f} s")
    return f"{got} after {took * 1000:.0f} ms"


def a_watch_waits_for_an_item(xrtc: XRTC, other: XRTC) -> str:
    drain(xrtc, "alpha")
    timer = threading.Timer(0.7, publish, (other, "alpha", "late"))
    timer.start()
    started = time.monotonic()
    got = items(xrtc, "alpha", mode="watch")
    took = time.monotonic() - started
    timer.join()
    expect(got == ["late"] and 0.5 < took < GET_TIMEOUT_S, f"{got} after {took:.3f} s")
    return f"{got} after {took:.3f} s, set after 0.7 s"


def a_watch_that_sees_nothing_ends_after_five_seconds(xrtc: XRTC) -> str:
    return empty_after_the_timeout(xrtc, "watch")


def a_stream_brings_what_is_there(xrtc: XRTC) -> str:
    # One batch only: this client reads the whole answer as one JSON value, so several lines are beyond it.
    publish(xrtc, "alpha", "s1", "s2")
    started = time.monotonic()
    got = items(xrtc, "alpha", mode="stream", schedule="FIFO")
    took = time.monotonic() - started
    expect(got == ["s1", "s2"] and -1.5 < took - GET_TIMEOUT_S < SLOW_S, f"{got} after {took:.3f} s")
    return f"{got}, ended after {took:.3f} s"


def a_stream_that_sees_nothing_ends_after_five_seconds(xrtc: XRTC) -> str:
    return empty_after_the_timeout(xrtc, "stream")


def empty_after_the_timeout(xrtc: XRTC, mode: str) -> str:
    drain(xrtc, "alpha")
    started = time.monotonic()
    got = items(xrtc, "alpha", mode=mode)
    took = time.monotonic() - started
    expect(got == [] and -1.5 < took - GET_TIMEOUT_S < SLOW_S, f"{got} after {took:.3f} s")
    return f"no items, no error, after {took:.3f} s"


def log_in_with(account_id: str, api_key: str) -> None:
    saved = {name: os.environ[name] for name in ("ACCOUNT_ID", "API_KEY")}
    os.environ.update(ACCOUNT_ID=account_id, API_KEY=api_key)
    try:
        with XRTC():
            pass
    finally:
        os.environ.update(saved)


def a_wrong_key_is_error_35() -> str:
    return refused_with("INVALID_CREDENTIALS", log_in_with, TARGET.account_id, "0" * 32)


def a_wrong_account_is_error_35() -> str:
    return refused_with("INVALID_CREDENTIALS", log_in_with, "AC" + "9" * 16, TARGET.api_key)


def a_portal_id_of_33_characters_is_error_30(xrtc: XRTC) -> str:
    refused_with("INVALID_ARGUMENTS", publish, xrtc, "p" * 33, "x")
    return refused_with("INVALID_ARGUMENTS", items, xrtc, "p" * 33)


def a_portal_id_with_other_characters_is_error_30(xrtc: XRTC) -> str:
    return refused_with("INVALID_ARGUMENTS", publish, xrtc, "not-a-name", "x")


def a_payload_over_the_limit_is_error_20(xrtc: XRTC) -> str:
    return refused_with("INPUT_BINARYJSON_PARSE_FAIL", publish, xrtc, "alpha", "x" * 1100)


def a_session_unused_for_a_minute_has_ended(unused: XRTC, unused_since: float) -> str:
    time.sleep(max(0.0, unused_since + SESSION_IDLE_S + 3.0 - time.monotonic()))
    message = refused_with("SESSION_INVALIDATED", items, unused, "alpha")
    return f"after {time.monotonic() - unused_since:.0f} s: {message}"


def logging_in_too_often_is_error_45() -> str:
    key = TARGET.key(3)
    for count in range(40):
        try:
            log_in_with(TARGET.account_id, key)
        except XRTCException as refused:
            expect("TOO_FREQUENT_LOGIN" in str(refused) and count > 0, f"login {count + 1}: {refused}")
            return f"login {count + 1}: {refused}"
    raise Skip("40 logins in a row were taken: the operator raised the limit")


main()
