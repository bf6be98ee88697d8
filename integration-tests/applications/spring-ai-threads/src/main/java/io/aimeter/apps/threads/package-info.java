/** Asks an AI provider on the threads that applications do it on. */
package io.aimeter.apps.threads;
