package javax.servlet.http;

/** How a request found its servlet. */
public interface HttpServletMapping {
  /** The pattern it matched. */
  String getPattern();
}
