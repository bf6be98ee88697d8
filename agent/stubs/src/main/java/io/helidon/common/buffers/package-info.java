/** Helidon's buffers, as far as taps name them. */
package io.helidon.common.buffers;
