package io.aimeter.apps.threads;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Says in the MDC what a request is for: the last part of its path. */
@Component
public class FeatureFilter extends OncePerRequestFilter {
  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI();
    MDC.put("ai.feature", path.substring(path.lastIndexOf('/') + 1));
    try {
      chain.doFilter(request, response);
    } finally {
      MDC.remove("ai.feature");
    }
  }
}
