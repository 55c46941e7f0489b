"""The Python side: the same calls as CoreLoad, made of what the Python client for datarhei Core is made of."""

import asyncio
import json
import resource
import sys
import tempfile
import time
from typing import Any, Dict, List, Optional

import httpx
from pydantic import BaseModel, TypeAdapter

IN_FLIGHT = 16


class IO(BaseModel):
    id: str
    address: str
    options: List[str]
    cleanup: Optional[List[Dict[str, Any]]] = None


class Limits(BaseModel):
    cpu_usage: float = 0
    memory_mbytes: int = 0
    waitfor_seconds: int = 0


class Config(BaseModel):
    id: str
    type: str = "ffmpeg"
    reference: str
    input: List[IO]
    output: List[IO]
    options: List[str]
    reconnect: bool = True
    reconnect_delay_seconds: int = 60
    autostart: bool = True
    stale_timeout_seconds: int = 10
    limits: Optional[Limits] = None


class Framerate(BaseModel):
    min: float
    max: float
    avg: float


class ProgressIO(BaseModel):
    id: str
    address: str
    index: int
    stream: int
    format: str
    type: str
    codec: str
    coder: str
    frame: int
    keyframe: Optional[int] = None
    framerate: Optional[Framerate] = None
    fps: float
    packet: int
    pps: float
    size_kb: int
    bitrate_kbit: float
    extradata_size_bytes: Optional[int] = None
    pix_fmt: Optional[str] = None
    q: Optional[float] = None
    width: Optional[int] = None
    height: Optional[int] = None
    sampling_hz: Optional[int] = None
    layout: Optional[str] = None
    channels: Optional[int] = None
    avstream: Optional[Dict[str, Any]] = None


class Progress(BaseModel):
    inputs: List[ProgressIO]
    outputs: List[ProgressIO]
    frame: int
    packet: int
    fps: float
    q: float
    size_kb: int
    time: float
    bitrate_kbit: float
    speed: float
    drop: int
    dup: int


class State(BaseModel):
    order: str
    exec: str
    runtime_seconds: int
    reconnect_seconds: int
    last_logline: str
    progress: Optional[Progress] = None
    memory_bytes: int
    cpu_usage: float
    command: List[str]


class Process(BaseModel):
    id: str
    type: str
    reference: str
    created_at: int
    updated_at: Optional[int] = None
    config: Optional[Config] = None
    state: Optional[State] = None
    report: Optional[Dict[str, Any]] = None
    metadata: Optional[Dict[str, Any]] = None


PROCESSES = TypeAdapter(List[Process])
HEADERS = {"accept": "application/json", "content-type": "application/json"}


def repeat(end: float, call) -> List[float]:
    taken = []
    while True:
        start = time.perf_counter()
        call()
        taken.append(time.perf_counter() - start)
        if time.perf_counter() >= end:
            return taken


def ping(client: httpx.Client, base: str) -> str:
    return client.get(base + "/ping", headers=HEADERS).text


def processes(client: httpx.Client, base: str) -> List[Process]:
    answer = client.get(base + "/api/v3/process", headers=HEADERS)
    return PROCESSES.validate_python(answer.json())


def download(client: httpx.Client, base: str) -> int:
    size = 0
    with client.stream("GET", base + "/api/v3/fs/mem/big", headers=HEADERS) as answer:
        for part in answer.iter_raw():
            size += len(part)
    if size != 1 << 30:
        raise RuntimeError(f"the file has {size} bytes")
    return size


def to_file(client: httpx.Client, base: str) -> int:
    size = 0
    with tempfile.NamedTemporaryFile() as target:
        with client.stream("GET", base + "/api/v3/fs/mem/big", headers=HEADERS) as answer:
            for part in answer.iter_raw():
                size += target.write(part)
    if size != 1 << 30:
        raise RuntimeError(f"the file has {size} bytes")
    return size


async def together(base: str, end: float) -> List[float]:
    taken: List[float] = []
    async with httpx.AsyncClient(timeout=10.0) as client:

        async def caller() -> None:
            while time.perf_counter() < end:
                start = time.perf_counter()
                (await client.get(base + "/ping", headers=HEADERS)).text
                taken.append(time.perf_counter() - start)

        await asyncio.gather(*(caller() for _ in range(IN_FLIGHT)))
    return taken


def measure(base: str, section: str, seconds: float) -> List[float]:
    end = time.perf_counter() + seconds
    if section == "ping16":
        return asyncio.run(together(base, end))
    with httpx.Client(timeout=10.0) as client:
        if section == "ping":
            return repeat(end, lambda: ping(client, base))
        if section == "list":
            return repeat(end, lambda: processes(client, base))
        if section == "file":
            return repeat(0, lambda: to_file(client, base))
        return repeat(0, lambda: download(client, base))


def main() -> None:
    base, section, seconds = sys.argv[1], sys.argv[2], float(sys.argv[3])
    measure(base, section, seconds)
    start, worked = time.perf_counter(), time.process_time()
    taken = sorted(measure(base, section, seconds))
    wall, worked = time.perf_counter() - start, time.process_time() - worked
    print(
        json.dumps(
            {
                "client": "python",
                "section": section,
                "calls_per_second": round(len(taken) / wall, 1),
                "p50_us": round(taken[len(taken) // 2] * 1e6),
                "p99_us": round(taken[min(len(taken) - 1, int(len(taken) * 0.99))] * 1e6),
                "seconds": round(wall, 2),
                "cpu_ms_per_call": round(worked * 1000 / len(taken), 3),
                "peak_rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            }
        )
    )


if __name__ == "__main__":
    main()
