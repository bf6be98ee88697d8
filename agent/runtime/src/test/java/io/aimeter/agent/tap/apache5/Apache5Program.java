package io.aimeter.agent.tap.apache5;

import io.aimeter.agent.tap.Program;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** Uses Apache HttpClient 5, classic; a word after {@code #} in the URL chooses how. */
public final class Apache5Program implements Program {
  private final CloseableHttpClient client = HttpClients.createDefault();

  private static HttpPost request(String url, byte[] body) {
    HttpPost post = new HttpPost(url);
    post.setHeader("X-A", "b");
    post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
    return post;
  }

  private static byte[] read(HttpEntity entity) throws IOException {
    return entity == null ? new byte[0] : EntityUtils.toByteArray(entity);
  }

  @Override
  public byte[] post(String url, byte[] body) throws IOException {
    HttpPost post = request(url, body);
    HttpEntity own = post.getEntity();
    if (url.endsWith("#handler")) {
      return client.execute(post, response -> read(response.getEntity()));
    }
    try (ClassicHttpResponse response = client.executeOpen(null, post, null)) {
      if (post.getEntity() != own) {
        throw new AssertionError("the application's request was changed");
      }
      if (url.endsWith("#writeTo")) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        response.getEntity().writeTo(out);
        return out.toByteArray();
      }
      return read(response.getEntity());
    }
  }

  @Override
  public void readOneAndClose(String url) throws IOException {
    try (ClassicHttpResponse response = client.executeOpen(null, request(url, new byte[2]), null)) {
      int unused = response.getEntity().getContent().read();
    }
  }

  @Override
  public void readOneAndCancel(String url) throws IOException {
    HttpPost post = request(url, new byte[2]);
    try (ClassicHttpResponse response = client.executeOpen(null, post, null)) {
      InputStream content = response.getEntity().getContent();
      int unused = content.read();
      post.abort();
      content.readAllBytes();
    }
  }
}
