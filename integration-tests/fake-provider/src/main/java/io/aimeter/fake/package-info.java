/**
 * A test double of OpenAI and Anthropic that speaks real TLS, HTTP/1.1 and HTTP/2, chunks, gzip and
 * server-sent events, and that counts by itself what it would bill.
 */
package io.aimeter.fake;
