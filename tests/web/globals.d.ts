// Functions that tests run in the page see these.
declare var hopfieldLab: any;
declare var fake: any;
declare var menuOpened: any;
