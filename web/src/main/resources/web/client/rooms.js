// @ts-check
/**
 * The browser's side of rooms: join a pool of a signalling server (ssp v2, as of Sluice, PyRTC and rtcpool), and send
 * audio, video and data to everybody in it.
 *
 * ```js
 * import { Pool, media, signalling } from "/client/rooms.js";
 *
 * const pool = new Pool(null, new signalling.websocket("ws://localhost:8080/rtc"));
 * pool.events.addEventListener("track", (event) => show(pool.getConnection(event.connection).stream));
 * pool.join("kitchen");
 * const camera = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
 * pool.addMedia(new media.ManagedStream(camera));
 * ```
 *
 * The names are those of rtcpool 3, so a program for it runs unchanged; what is more than rtcpool has is said in
 * rooms.d.ts beside this file. This file loads nothing but its neighbours and needs no build step.
 */

import { ManagedConnection } from "./connection.js";
import * as media from "./media.js";
import { Pool } from "./pool.js";
import { signalling } from "./signalling.js";

const pool = { Pool };

export { ManagedConnection, media, Pool, pool, signalling };
export default { ManagedConnection, media, Pool, pool, signalling };
