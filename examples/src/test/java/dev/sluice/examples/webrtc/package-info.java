/** Tests of the WebRTC example, with a browser. */
@NullMarked
package dev.sluice.examples.webrtc;

import org.jspecify.annotations.NullMarked;
