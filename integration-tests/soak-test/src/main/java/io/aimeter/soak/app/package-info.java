/** The application that a soak runs many of: the JDK alone. */
package io.aimeter.soak.app;
