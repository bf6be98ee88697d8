/** The entry points that features are named after, a package a framework. */
package io.aimeter.agent.tap.entry;
