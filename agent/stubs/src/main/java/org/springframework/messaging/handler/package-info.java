/** Spring Messaging, as far as taps name it. */
package org.springframework.messaging.handler;
