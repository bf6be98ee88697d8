/** Helidon's HTTP messages, as far as taps name them. */
package io.helidon.http;
