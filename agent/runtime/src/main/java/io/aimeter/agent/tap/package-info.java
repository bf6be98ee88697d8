/**
 * What each HTTP library needs: a package a library, all on the {@link io.aimeter.agent.tap.Tap}
 * SPI.
 */
package io.aimeter.agent.tap;
