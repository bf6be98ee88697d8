/** Spring's HTTP, as far as taps name it. */
package org.springframework.http;
