package io.aimeter.agent.tap.apache4;

import io.aimeter.agent.tap.Program;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.http.HttpEntity;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.util.EntityUtils;

/** Uses Apache HttpClient 4; a word after {@code #} in the URL chooses how. */
public final class Apache4Program implements Program {
  private final CloseableHttpClient client = HttpClients.createDefault();

  private static HttpPost request(String url, byte[] body) {
    HttpPost post = new HttpPost(url);
    post.setHeader("X-A", "b");
    post.setEntity(new ByteArrayEntity(body));
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
    try (CloseableHttpResponse response = client.execute(post)) {
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
    try (CloseableHttpResponse response = client.execute(request(url, new byte[2]))) {
      int unused = response.getEntity().getContent().read();
    }
  }

  @Override
  public void readOneAndCancel(String url) throws IOException {
    HttpPost post = request(url, new byte[2]);
    try (CloseableHttpResponse response = client.execute(post)) {
      InputStream content = response.getEntity().getContent();
      int unused = content.read();
      post.abort();
      content.readAllBytes();
    }
  }
}
