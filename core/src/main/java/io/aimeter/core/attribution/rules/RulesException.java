package io.aimeter.core.attribution.rules;

/**
 * A rules file that cannot be used. The message says which file, where in it by line and column,
 * and what is expected there.
 */
public final class RulesException extends RuntimeException {
  RulesException(String message, Throwable cause) {
    super(message, cause);
  }
}
