/** A disk of which a test sees what would be left of it after a power cut at any moment. */
package io.aimeter.collector.powercut;
