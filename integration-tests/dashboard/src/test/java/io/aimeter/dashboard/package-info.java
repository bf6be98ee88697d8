/** The dashboard over a real store, in a real browser. */
package io.aimeter.dashboard;
