package io.aimeter.fake;

/**
 * What the provider counts for one turn of a WebSocket.
 *
 * @param kind {@code realtime}, or {@code audio_transcription} of what was said
 * @param complete whether the turn was sent to its end, and with it what was counted
 * @param uncached input tokens not read from a cache
 * @param audioInput of all input tokens, those of audio; likewise of the output
 */
public record BilledTurn(
    String path,
    String kind,
    String model,
    String id,
    boolean complete,
    long uncached,
    long cacheRead,
    long audioInput,
    long output,
    long audioOutput) {}
