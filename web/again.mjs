// Comes after the page's script, and speaks when that has not come (index.html has the words).

const late = document.getElementById("late");
if (late && !("hopfieldLab" in globalThis)) {
  late.className = "now";
  late.querySelector("a")?.addEventListener("click", (event) => {
    event.preventDefault();
    location.reload(); // with all of its address
  });
}
