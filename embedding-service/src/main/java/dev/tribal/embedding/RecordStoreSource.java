package dev.tribal.embedding;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The record store alone, as its settings say, for commands that need nothing else. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EmbeddingSettings.class)
@Import(RecordStoreConfiguration.class)
public class RecordStoreSource {}
