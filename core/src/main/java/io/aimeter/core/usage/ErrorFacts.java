package io.aimeter.core.usage;

/** What a response says of an error: the provider's most particular word for it. */
final class ErrorFacts {
  private static final String UNNAMED = "error";
  private static final String DOCUMENT = "error";

  private String type;

  /** Of the document being read: a code beside the error, not within. */
  private String codeBeside;

  /** The word, or null where there is no error. */
  String type() {
    return type;
  }

  /** There is an error, of which nothing more is known yet. */
  void seen() {
    type = type == null ? UNNAMED : type;
  }

  /** {@code error.code}, the most particular. */
  void code(String text) {
    type = text;
  }

  /** {@code error.type}, where no code is. */
  void type(String text) {
    type = type == null || type.equals(UNNAMED) ? text : type;
  }

  /** {@code error.status}: Google's word, where its code is only a number. */
  void status(String text) {
    type = text.chars().allMatch(Character::isDigit) ? type : text;
  }

  void codeBeside(String text) {
    codeBeside = text;
  }

  /**
   * A document has ended: events, Mistral's and xAI's documents have the code beside the error.
   *
   * @param documentType its {@code type}, or null
   * @param object its {@code object}, or null
   */
  void documentEnd(String documentType, String object) {
    boolean isError = DOCUMENT.equals(documentType) || DOCUMENT.equals(object);
    if (codeBeside != null && (isError || UNNAMED.equals(type))) {
      type = codeBeside;
    } else if (type == null && DOCUMENT.equals(object)) {
      type = documentType == null ? UNNAMED : documentType;
    }
    codeBeside = null;
  }
}
