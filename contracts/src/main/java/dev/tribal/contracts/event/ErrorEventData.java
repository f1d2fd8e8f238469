package dev.tribal.contracts.event;

/** What an event says happened to one error; new fields are optional, and no field is ever removed. */
public sealed interface ErrorEventData
        permits ErrorReported,
                ErrorUpdated,
                ErrorDeleted,
                SolutionRecorded,
                OutcomeReported,
                ErrorMerged,
                ErrorSplit,
                ErrorKeptApart,
                ErrorNotKeptApart,
                RunsObserved,
                SolutionLinked,
                SolutionUnlinked,
                ReportsSeparated,
                ReportsRejoined,
                TemplateObserved,
                TemplateForgotten,
                ScrubOrdered {}
