/** What a tap saw of one HTTP exchange: the neutral input of reading, free of any HTTP library. */
package io.aimeter.core.exchange;
