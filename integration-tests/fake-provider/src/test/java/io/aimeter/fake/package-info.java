/** What tests rely on when they ask the fake provider for something. */
package io.aimeter.fake;
