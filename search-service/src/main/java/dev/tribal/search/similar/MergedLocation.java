package dev.tribal.search.similar;

import dev.tribal.contracts.ErrorRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Says where the answer itself can be had, if a record is asked for that is merged into another (RFC 9110, 8.7). */
@RestControllerAdvice(assignableTypes = ErrorQueriesController.class)
public final class MergedLocation implements ResponseBodyAdvice<ErrorRecord> {
    @Override
    public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converterType) {
        return returnType.getParameterType() == ErrorRecord.class;
    }

    @Override
    public @Nullable ErrorRecord beforeBodyWrite(
            @Nullable ErrorRecord record,
            MethodParameter returnType,
            MediaType contentType,
            Class<? extends HttpMessageConverter<?>> converterType,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (record != null && !request.getURI().getPath().endsWith("/" + record.id())) {
            response.getHeaders().set(HttpHeaders.CONTENT_LOCATION, "/api/v1/errors/" + record.id());
        }
        return record;
    }
}
