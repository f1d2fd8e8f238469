package dev.tribal.mcp.conformance;

import dev.tribal.mcp.protocol.content.Content;
import dev.tribal.mcp.protocol.prompt.Prompt;
import dev.tribal.mcp.protocol.prompt.PromptArgument;
import dev.tribal.mcp.protocol.prompt.PromptHandler;
import dev.tribal.mcp.protocol.prompt.PromptMessage;
import dev.tribal.mcp.protocol.resource.ResourceContents;
import java.util.List;
import java.util.stream.Stream;

/** The prompts that the conformance suite looks up by name. */
final class FixturePrompts {
    private FixturePrompts() {}

    static List<Prompt> all() {
        return List.of(
                prompt("test_simple_prompt", (_, _) -> says(text("This is a simple prompt for testing."))),
                prompt(
                        "test_prompt_with_arguments",
                        (arguments, _) -> says(text("Prompt with arguments: arg1='%s', arg2='%s'"
                                .formatted(arguments.get("arg1"), arguments.get("arg2")))),
                        "arg1",
                        "arg2"),
                prompt(
                        "test_prompt_with_embedded_resource",
                        (arguments, _) -> says(
                                new Content.Embedded(ResourceContents.text(
                                        String.valueOf(arguments.get("resourceUri")),
                                        "text/plain",
                                        "Embedded resource content for testing.")),
                                text("Please process the embedded resource above.")),
                        "resourceUri"),
                prompt(
                        "test_prompt_with_image",
                        (_, _) -> says(
                                new Content.Image(FixtureTools.PNG, "image/png"),
                                text("Please analyze the image above."))),
                prompt(
                        "test_input_required_result_prompt",
                        (_, call) -> says(text("Context: "
                                + call.ask(
                                        "user_context",
                                        AskingTools.elicit(
                                                "What context should the prompt use?",
                                                AskingTools.form("context", "string")))))));
    }

    private static Prompt prompt(String name, PromptHandler handler, String... arguments) {
        List<PromptArgument> declared = Stream.of(arguments)
                .map(argument -> new PromptArgument(argument, argument, true))
                .toList();
        return new Prompt(name, name, "For the conformance suite", declared, handler);
    }

    private static Content text(String text) {
        return new Content.Text(text);
    }

    private static List<PromptMessage> says(Content... contents) {
        return Stream.of(contents).map(PromptMessage::user).toList();
    }
}
