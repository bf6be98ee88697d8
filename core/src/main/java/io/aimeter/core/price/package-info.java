/** What a call cost: the price book with its validity dates, and quotes that explain themselves. */
package io.aimeter.core.price;
