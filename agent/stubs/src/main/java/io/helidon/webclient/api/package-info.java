/** Helidon's WebClient, as far as taps name it. */
package io.helidon.webclient.api;
