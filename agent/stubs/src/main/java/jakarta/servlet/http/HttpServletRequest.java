package jakarta.servlet.http;

/** A request. */
public interface HttpServletRequest {
  /** GET, POST, … */
  String getMethod();

  /** Of the application; empty for the root. */
  String getContextPath();

  /** What of the path chose the servlet. */
  String getServletPath();

  /** What of the path follows; null if nothing does. */
  String getPathInfo();

  /** What somebody noted. */
  Object getAttribute(String name);

  /** Since Servlet 4. */
  HttpServletMapping getHttpServletMapping();
}
