package dev.tribal.platform.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;

/** What the generated OpenAPI document cannot know from the controllers: title, licence, how to authenticate. */
@Configuration(proxyBeanMethods = false)
public class OpenApiConfiguration {
    private static final String BEARER = "bearer";

    /** Every endpoint can answer with a problem. */
    @Bean
    GlobalOpenApiCustomizer problemsInOpenApi() {
        var problem = new ObjectSchema()
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema());
        var content = new Content()
                .addMediaType(
                        MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                        new io.swagger.v3.oas.models.media.MediaType().schema(problem));
        var answer = new ApiResponse()
                .description("A problem (RFC 9457): what is wrong, what to change")
                .content(content);
        return api -> api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(operation -> operation.getResponses().setDefault(answer));
    }

    @Bean
    OpenAPI tribalOpenApi() {
        var bearer = new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("An API key or an access token");
        return new OpenAPI()
                .info(new Info()
                        .title("Tribal")
                        .version("v1")
                        .description("The error memory of a software organisation")
                        .license(new License().name("Apache-2.0")))
                // Relative, so that the document does not depend on where it is served.
                .addServersItem(new Server().url("/"))
                .components(new Components().addSecuritySchemes(BEARER, bearer))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }
}
