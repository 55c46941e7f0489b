/**
 * WebRTC in Java: the rooms SDK with the native library {@code dev.onvoid.webrtc:webrtc-java}.
 * {@code examples/run DataChannelChat} runs it.
 */
@NullMarked
package dev.sluice.examples.webrtc;

import org.jspecify.annotations.NullMarked;
