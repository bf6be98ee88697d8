/** Spring's servers, as far as taps name it. */
package org.springframework.http.server;
