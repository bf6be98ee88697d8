package io.aimeter.apps.springmvc;

import dev.langchain4j.model.chat.ChatModel;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A plain servlet. */
class Legacy extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient ChatModel model;

  Legacy(ChatModel model) {
    this.model = model;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.getWriter().print(model.chat("secretprompt"));
  }
}
