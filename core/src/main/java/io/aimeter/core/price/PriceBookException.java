package io.aimeter.core.price;

/**
 * A price file that cannot be used. The message says which file, where in it by line and column,
 * and what is expected there.
 */
public final class PriceBookException extends RuntimeException {
  PriceBookException(String message, Throwable cause) {
    super(message, cause);
  }
}
