package io.aimeter.agent.tap.pekko;

import io.aimeter.core.exchange.ExchangeEnd;
import org.apache.pekko.http.scaladsl.model.HttpEntity;
import org.apache.pekko.http.scaladsl.model.HttpRequest;
import org.apache.pekko.http.scaladsl.model.HttpResponse;
import org.apache.pekko.http.scaladsl.model.RequestEntity;
import org.apache.pekko.http.scaladsl.model.ResponseEntity;
import org.apache.pekko.stream.scaladsl.Source;
import org.apache.pekko.util.ByteString;

/** Entities of every kind, each replaced by one of the same kind with the same properties. */
final class Entities {
  private Entities() {}

  static HttpRequest tee(HttpRequest request, Observer observer) {
    RequestEntity entity = request.entity();
    HttpEntity tee = tee(entity, observer);
    return tee == entity ? request : request.withEntity((RequestEntity) tee);
  }

  static HttpResponse tee(HttpResponse response, Observer observer) {
    ResponseEntity entity = response.entity();
    HttpEntity tee = tee(entity, observer);
    return tee == entity
        ? response
        : response.withEntity((org.apache.pekko.http.javadsl.model.ResponseEntity) tee);
  }

  private static HttpEntity tee(HttpEntity entity, Observer observer) {
    if (entity instanceof HttpEntity.Strict) {
      if (observer.begins()) {
        observer.bytes(((HttpEntity.Strict) entity).data());
        observer.ended(ExchangeEnd.COMPLETE, null);
      }
      return entity;
    }
    if (entity instanceof HttpEntity.Default) {
      HttpEntity.Default known = (HttpEntity.Default) entity;
      return known.copy(known.contentType(), known.contentLength(), tee(known.data(), observer));
    }
    if (entity instanceof HttpEntity.CloseDelimited) {
      HttpEntity.CloseDelimited unknown = (HttpEntity.CloseDelimited) entity;
      return unknown.copy(unknown.contentType(), tee(unknown.data(), observer));
    }
    if (entity instanceof HttpEntity.Chunked) {
      HttpEntity.Chunked chunked = (HttpEntity.Chunked) entity;
      return chunked.copy(
          chunked.contentType(),
          chunked.chunks().via(new TeeStage<>(HttpEntity.ChunkStreamPart::data, observer)));
    }
    return entity;
  }

  private static Source<ByteString, Object> tee(
      Source<ByteString, Object> data, Observer observer) {
    return data.via(new TeeStage<>(part -> part, observer));
  }
}
