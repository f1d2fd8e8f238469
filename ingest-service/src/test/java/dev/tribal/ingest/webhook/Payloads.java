package dev.tribal.ingest.webhook;

/** Deliveries with what matters of them. */
final class Payloads {
    private Payloads() {}

    static String job(int id, String conclusion) {
        return """
                {"action":"completed","repository":%s,"workflow_job":{"id":%d,"run_id":300,"name":"build",
                "workflow_name":"CI","head_branch":"main","head_sha":"abc","conclusion":"%s",
                "html_url":"https://github.example/acme/shop/job/%d",
                "steps":[{"name":"Set up","conclusion":"success"},{"name":"Run make","conclusion":"failure"}]}}""".formatted(repository(), id, conclusion, id);
    }

    static String run(int id, String conclusion) {
        return """
                {"action":"completed","repository":{"id":8,"full_name":"acme/lib"},"workflow_run":{"id":%d,"name":"CI",
                "workflow_id":9,"head_branch":"main","head_sha":"abc","run_attempt":1,"conclusion":"%s"}}""".formatted(id, conclusion);
    }

    static String gitlabJob(int id) {
        return """
                {"object_kind":"build","build_id":%d,"build_name":"test","build_stage":"check","build_status":"failed",
                "pipeline_id":5,"ref":"main","sha":"abc","project":{"id":7,"path_with_namespace":"acme/shop"}}""".formatted(id);
    }

    static String repository() {
        return "{\"id\":5,\"full_name\":\"acme/shop\"}";
    }
}
